using System.Globalization;
using Kelione.Workspace;

namespace Kelione.Web.Explore.Frame;

/// <summary>What is written beside a table or picture that leaves the page, so that it can be understood alone. Immutable.</summary>
/// <param name="Title">View and card.</param>
/// <param name="Finding">The page's sentence; empty for none.</param>
/// <param name="Lines">Period, segments and filters, each named.</param>
public sealed record ExploreAbout(string Title, string Finding, IReadOnlyList<string> Lines)
{
    /// <summary>What is said of a card.</summary>
    public static ExploreAbout Of(string title, string finding, ExploreFilter filter)
    {
        var frame = ExploreTexts.Frame;
        var lines = new List<string>();
        if (!filter.HasPeriodB)
        {
            lines.Add($"{frame["Period"]}: {PeriodWords.Of(filter)} ({filter.Zone ?? "UTC"})");
        }

        if (filter.IsCompared || filter.A is not null)
        {
            lines.Add(filter.IsCompared ? $"A: {filter.NameA} · B: {filter.NameB}{(filter.HasPeriodB ? $" ({filter.Zone ?? "UTC"})" : "")}" : $"{frame["Compare"]}: {filter.A}");
        }

        lines.Add(filter.Conditions.Count == 0 ? frame["Policy.NoFilter"] : frame["Policy.Filter", string.Join(", ", filter.Conditions)]);
        return new ExploreAbout(title, finding, lines);
    }

    /// <summary>The table with what it is written under it: the head of columns stays the first line, so that programs read it.</summary>
    /// <param name="table">The table.</param>
    /// <param name="policy">How it was counted; empty for nothing said.</param>
    /// <param name="address">Where it was seen.</param>
    public string Under(ExploreTable table, string policy, string address)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        writer.Write(table.ToCsv());
        writer.Write('\n');
        foreach (var line in ((IReadOnlyList<string>)[Title, Finding, .. Lines, policy, address]).Where(l => l.Length > 0))
        {
            SafeCsv.WriteRow(writer, ["#", line]);
        }

        return writer.ToString();
    }
}
