using System.Text;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>An export of delimited text.</summary>
internal sealed class DelimitedExport : SystemExport
{
    /// <summary>The headings; null for a file without.</summary>
    public IReadOnlyList<string>? Headings { get; init; }

    /// <summary>The cells of an event.</summary>
    public required Func<JourneyEvent, string?[]> Row { get; init; }

    /// <summary>What stands between cells. Tab-separated exports know no quotes.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>Whether every cell stands in quotes.</summary>
    public bool QuotesAll { get; init; }

    /// <summary>How it is encoded; UTF-8 without a mark unless told.</summary>
    public Encoding Encoding { get; init; } = new UTF8Encoding(false);

    /// <summary>Whether some events come twice, as where a day is written again.</summary>
    public bool Repeats { get; init; }

    public override ExportTally Write(IReadOnlyList<JourneyEvent> events, Stream target)
    {
        using var writer = new StreamWriter(target, Encoding, leaveOpen: true) { NewLine = "\n" };
        if (Headings is not null)
        {
            writer.WriteLine(Line(Headings));
        }

        List<JourneyEvent> chosen = [.. Choose(events)];
        var (repeated, broken) = (0, 0);
        for (var i = 0; i < chosen.Count; i++)
        {
            var line = Line(Row(chosen[i]));
            writer.WriteLine(line);
            if (Repeats && i % 37 == 5)
            {
                writer.WriteLine(line);
                repeated++;
            }

            if (chosen.Count > 20 && i == chosen.Count / 2)
            {
                // A row that lost its end.
                writer.WriteLine(line[..line.IndexOf(Delimiter, StringComparison.Ordinal)]);
                broken++;
            }
        }

        return new ExportTally(chosen.Count, repeated, broken);
    }

    private string Line(IReadOnlyList<string?> cells) => string.Join(Delimiter, cells.Select(Cell));

    private string Cell(string? text) =>
        Delimiter == '\t' ? (text ?? "").Replace('\t', ' ').Replace('\n', ' ')
        : QuotesAll ? $"\"{(text ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)}\""
        : CsvText.Quote(text ?? "");
}
