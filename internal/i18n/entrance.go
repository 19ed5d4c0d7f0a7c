package i18n

// Coming in: by a program, by the mail domain of an organisation, and with what an organisation asks for.
var (
	FoundBelongs = Text{
		"Dit account hoort al bij %s. Met een account begint iemand hoogstens één organisatie.",
		"Dieses Konto gehört schon zu %s. Mit einem Konto beginnt man höchstens eine Organisation.",
		"This account belongs to %s already. One account begins one organisation at most.",
		"Ce compte appartient déjà à %s. Un compte ne fonde qu’une organisation."}
)
