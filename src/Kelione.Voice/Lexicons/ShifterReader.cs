namespace Kelione.Voice.Lexicons;

/// <summary>Reads the rows of <c>shifters.tsv</c>.</summary>
internal static class ShifterReader
{
    /// <summary>Reads a row.</summary>
    /// <param name="row">Entry, kind, value.</param>
    /// <returns>The shifter.</returns>
    /// <exception cref="LexiconException">The kind is unknown or the value out of its bounds.</exception>
    public static ShifterEntry Read(TsvRow row)
    {
        var name = row.Required(1, "kind");
        var kind = name switch
        {
            "negation" => ShifterKind.Negation,
            "negation_back" => ShifterKind.NegationBack,
            "intensifier" => ShifterKind.Intensifier,
            "softener" => ShifterKind.Softener,
            "contrast" => ShifterKind.Contrast,
            "concession" => ShifterKind.Concession,
            "question" => ShifterKind.Question,
            "wish" => ShifterKind.Wish,
            "complaint" => ShifterKind.Complaint,
            "thanks" => ShifterKind.Thanks,
            "irony" => ShifterKind.Irony,
            _ => throw row.Wrong($"\"{name}\" is no kind of shifter"),
        };
        return new ShifterEntry(row.Cells[0].Trim(), kind, Value(row, kind));
    }

    private static double Value(TsvRow row, ShifterKind kind) => kind switch
    {
        _ when row.Optional(2).Length == 0 => kind switch
        {
            ShifterKind.Negation or ShifterKind.NegationBack => 3,
            ShifterKind.Intensifier => 1.5,
            ShifterKind.Softener or ShifterKind.Concession => 0.6,
            ShifterKind.Contrast => 0.5,
            _ => 1,
        },
        ShifterKind.Negation or ShifterKind.NegationBack => row.Number(2, "value", 1, 8),
        ShifterKind.Intensifier => row.Number(2, "value", 1, 2.5),
        ShifterKind.Softener or ShifterKind.Contrast or ShifterKind.Concession => row.Number(2, "value", 0, 1),
        _ => row.Number(2, "value", -3, 3),
    };
}
