namespace Kelione.Sources;

/// <summary>How the happenings of all CRM systems are called, so that two of them speak of deals alike.</summary>
internal static class CrmWords
{
    /// <summary>A deal was opened.</summary>
    public const string DealCreated = "Deal created";

    /// <summary>A person became known.</summary>
    public const string ContactCreated = "Contact created";

    /// <summary>Somebody who may buy became known.</summary>
    public const string LeadCreated = "Lead created";

    /// <summary>The field that a deal's amount stands in where it is not won: as the event's own value it would count with every stage.</summary>
    public const string DealAmount = "deal amount";

    /// <summary>The field with the deal's id.</summary>
    public const string Deal = "deal";

    /// <summary>The field with the pipeline.</summary>
    public const string Pipeline = "pipeline";

    private static readonly string[] Won =
    [
        "won", "closedwon", "dealwon", "успешнореализовано", "сделкауспешна", "успех", "выиграна", "成交", "赢单", "已赢", "wygrana", "wygrane", "zakończonesukcesem", "laimėta", "laimėtas", "sėkmingaiįgyvendinta",
    ];

    /// <summary>A deal came into a stage.</summary>
    public static string Stage(string stage) => $"Deal: {stage}";

    /// <summary>Whether a stage is that of a won deal, by its name or its code.</summary>
    public static bool IsWon(string? stage)
    {
        var name = RoleNames.Normalise(stage ?? "");
        return Array.Exists(Won, w => name == w) || name.EndsWith("closedwon", StringComparison.Ordinal) || (stage is { } code && (code == "WON" || code.EndsWith(":WON", StringComparison.Ordinal)));
    }

    /// <summary>An amount as a plain number: CRM screens write <c>1 234,50 ₽</c>. Null where it is none.</summary>
    public static double? Amount(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var digits = string.Concat(text.Where(c => char.IsAsciiDigit(c) || c is '.' or ',' or '-'));
        var (comma, point) = (digits.LastIndexOf(','), digits.LastIndexOf('.'));
        digits = comma >= 0 && point >= 0
            ? comma > point ? digits.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : digits.Replace(",", "", StringComparison.Ordinal)
            : comma >= 0 && (digits.Count(c => c == ',') > 1 || digits.Length - comma == 4) ? digits.Replace(",", "", StringComparison.Ordinal) : digits.Replace(',', '.');
        return double.TryParse(digits, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var amount) && double.IsFinite(amount) ? amount : null;
    }
}
