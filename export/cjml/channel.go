package cjml

import (
	"lupaus/export/exchange"
	"lupaus/model"
)

// channelWords are the words for channels: the one that is written first, then
// others that are read, as the editor and the Excel converter spell them.
var channelWords = []struct {
	channel model.Channel
	words   []string
}{
	{model.ChannelVisit, []string{"faceToFace", "ShopCounter", "ServiceDesk"}},
	{model.ChannelPhone, []string{"phone", "Telephone"}},
	{model.ChannelEmail, []string{"email"}},
	{model.ChannelWeb, []string{"internetViaPC", "Internet Via Smartphone", "Internet Via Tablet", "Internet Globe"}},
	{model.ChannelApp, []string{"appOnSmartphone", "appOnPc", "appOnTablet"}},
	{model.ChannelChat, []string{"chat"}},
	{model.ChannelSMS, []string{"sms"}},
	{model.ChannelSocial, []string{"Social Media Message"}},
	{model.ChannelLetter, []string{"letter"}},
	{model.ChannelKiosk, []string{"selfServiceMachine"}},
	{model.ChannelParcel, []string{"Parcel"}},
	{model.ChannelNone, []string{"Unknown"}},
}

// readChannel gives the channel of a word; exact tells that the word says no
// more than the channel. Words that CJML does not know, such as "media" or
// "Fax", are channels as they are.
func readChannel(word string) (c model.Channel, exact bool) {
	folded := exchange.Fold(word)
	for _, e := range channelWords {
		for i, w := range e.words {
			if exchange.Fold(w) == folded {
				return e.channel, i == 0 || e.channel == model.ChannelPhone
			}
		}
	}
	for _, known := range model.Channels() {
		if string(known) == word {
			return known, true
		}
	}
	return model.Channel(word), true
}

// writeChannel is the word for a channel.
func writeChannel(c model.Channel) string {
	if c == model.ChannelNone {
		return ""
	}
	for _, e := range channelWords {
		if e.channel == c {
			return e.words[0]
		}
	}
	return string(c)
}
