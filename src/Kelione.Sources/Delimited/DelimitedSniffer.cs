using System.Globalization;
using System.Text;

namespace Kelione.Sources;

/// <summary>Finds out from a sample how delimited text is written: the delimiter is the one that cuts the lines into consistently many cells.</summary>
internal static class DelimitedSniffer
{
    private const int SampleRows = 2_000;
    private const int MaxPrologueRows = 50;

    private static readonly char[] Candidates = [',', '\t', ';', '|'];

    private sealed record Trial(Dialect Dialect, List<string[]> Rows, int QuotedRows, int Width, double Consistency)
    {
        // Among nearly as consistent ones the finer cut is right: a text's own commas do not come in the same number on every line by chance.
        public double Score => Width < 2 ? 0 : Consistency * (1 + 0.02 * Math.Min(Width, 30));
    }

    /// <summary>Finds out.</summary>
    /// <param name="sample">The first characters of the text.</param>
    /// <param name="isWhole">Whether they are all of it; if not, the last row is cut off and not looked at.</param>
    /// <param name="request">What is given rather than found out.</param>
    public static FormatDetails Sniff(string sample, bool isWhole, ImportRequest request)
    {
        var lineEnd = LineEndOf(sample);
        var trials = new List<Trial>();
        foreach (var delimiter in request.Delimiter is { } given ? [given] : Candidates)
        {
            var quoted = Try(sample, isWhole, new Dialect(delimiter, true, lineEnd), request.Limits);
            trials.Add(SpeaksAgainstQuotes(quoted) ? Try(sample, isWhole, new Dialect(delimiter, false, lineEnd), request.Limits) : quoted);
        }

        var best = trials.MaxBy(t => t.Score)!;
        best = best.Score > 0 ? best : trials[0];
        return Describe(best, request);
    }

    // A few stray quotes are mistakes of those rows. Tab-separated exports, though, often know no quoting at all: there one that makes no sense is a character.
    private static bool SpeaksAgainstQuotes(Trial quoted)
    {
        var broken = quoted.Rows.Count(r => r.Length == 0);
        return broken > quoted.QuotedRows && (quoted.Dialect.Delimiter == '\t' || broken * 100 > quoted.Rows.Count * 5);
    }

    private static FormatDetails Describe(Trial trial, ImportRequest request)
    {
        var first = trial.Rows.FindIndex(r => r.Length == trial.Width);
        first = first < 0 || first > MaxPrologueRows ? 0 : first;
        var top = trial.Rows.Count > 0 ? trial.Rows[first] : [];
        var below = trial.Rows.Skip(first + 1).Where(r => r.Length == trial.Width).Take(200).ToList();
        bool hasHeader, hasSecond = false;
        IEnumerable<string> names;
        if (request.Columns is { Count: > 0 } columns)
        {
            hasHeader = top.Select(c => c.Trim()).SequenceEqual(columns.Select(c => c.Trim()), StringComparer.Ordinal);
            names = columns;
        }
        else
        {
            hasHeader = HeaderRule.LooksLikeHeader(top, below);
            hasSecond = hasHeader && below.Count > 0 && HeaderRule.IsSecondOf(top, below[0], below.Skip(1));
            names = !hasHeader ? top.Select(_ => "") : hasSecond ? HeaderRule.Joined(top, below[0]) : top;
        }

        return new FormatDetails
        {
            Columns = ColumnSet.DistinctNames(names),
            Delimiter = trial.Dialect.Delimiter,
            Quoted = trial.Dialect.Quoted,
            CarriageReturnLines = trial.Dialect.LineEnd == '\r',
            HasHeader = hasHeader,
            HasSecondHeader = hasSecond,
            PrologueRows = first,
            Prologue = [.. trial.Rows.Take(first).SelectMany(r => r).Where(c => c.Trim().Length > 0).Take(20)],
            Notes = Notes(trial, first, hasHeader, request),
        };
    }

    private static List<string> Notes(Trial trial, int prologue, bool hasHeader, ImportRequest request)
    {
        var notes = new List<string>();
        if (prologue > 0)
        {
            notes.Add($"{prologue.ToString(CultureInfo.InvariantCulture)} rows above the table are passed over");
        }

        if (!hasHeader && request.Columns is null)
        {
            notes.Add("the first row looks like data: the columns are called by their numbers (name them with --columns)");
        }

        if (trial.Width < 2)
        {
            notes.Add("no delimiter cuts the lines evenly: one column taken");
        }

        return notes;
    }

    private static Trial Try(string sample, bool isWhole, Dialect dialect, SourceLimits limits)
    {
        using var text = new TextBlocks(new MemoryStream(Encoding.Unicode.GetBytes(sample)), Encoding.Unicode);
        using var tokenizer = new DelimitedTokenizer(text, dialect, limits);
        var row = new Row();
        var rows = new List<string[]>();
        var quotedRows = 0;
        while (rows.Count < SampleRows && ReadKindly(tokenizer, row))
        {
            quotedRows += row.Problem is null && dialect.Quoted && HasQuotedCell(tokenizer.Raw, dialect.Delimiter) ? 1 : 0;

            // A broken row counts as one of no cells, which speaks against the dialect.
            var cells = new string[row.Problem is null ? row.Count : 0];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = row[i].ToString();
            }

            rows.Add(cells);
        }

        if (!isWhole && rows.Count is > 1 and < SampleRows)
        {
            rows.RemoveAt(rows.Count - 1);
        }

        var widths = rows.Where(r => r.Length > 0).GroupBy(r => r.Length).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).FirstOrDefault();
        return new Trial(dialect, rows, quotedRows, widths?.Key ?? 0, rows.Count == 0 ? 0 : (widths?.Count() ?? 0) / (double)rows.Count);
    }

    private static bool HasQuotedCell(ReadOnlySpan<char> raw, char delimiter)
    {
        for (var quote = raw.IndexOf('"'); quote >= 0; raw = raw[(quote + 1)..], quote = raw.IndexOf('"'))
        {
            if (quote == 0 || raw[quote - 1] == delimiter)
            {
                return true;
            }
        }

        return false;
    }

    // An endless line ends the sample; the reading itself will say so.
    private static bool ReadKindly(DelimitedTokenizer tokenizer, Row row)
    {
        try
        {
            return tokenizer.Read(row);
        }
        catch (SourceException)
        {
            return false;
        }
    }

    // A lone carriage return ends lines only where there are hardly any line feeds; elsewhere it is a character of some cell.
    private static char LineEndOf(string sample)
    {
        int feeds = 0, returns = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            feeds += sample[i] == '\n' ? 1 : 0;
            returns += sample[i] == '\r' && (i + 1 == sample.Length || sample[i + 1] != '\n') ? 1 : 0;
        }

        return returns > feeds * 10 ? '\r' : '\n';
    }
}
