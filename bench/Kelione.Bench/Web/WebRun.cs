using System.Globalization;
using System.Text;

namespace Kelione.Bench;

/// <summary>One run of a figure of the web app, as kept in a result file: a table with its own columns.</summary>
internal sealed record WebRun
{
    /// <summary>A machine is busy when more processes than this share of its processors want one.</summary>
    private const double BusyShare = 0.25;

    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>What was done, what was asked for, and how to make the run.</summary>
    public required string About { get; init; }

    /// <summary>What the figures were measured on.</summary>
    public required string Machine { get; init; }

    /// <summary>The day.</summary>
    public required string Date { get; init; }

    /// <summary>The commit measured.</summary>
    public required string Commit { get; init; }

    /// <summary>How busy the machine was with other things: processes that wanted a processor in the minute before the run, on average.</summary>
    public required double LoadBefore { get; init; }

    /// <summary>The names of the columns; the first is that of the rows.</summary>
    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>The rows: a name and a cell for each further column.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rows { get; init; }

    /// <summary>What a reader should know.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>The kept runs, by the names of their files.</summary>
    public static IReadOnlyList<WebRun> LoadAll(string folder) =>
        [.. Directory.GetFiles(folder, "web-*.json").Order(StringComparer.Ordinal).Select(ResultFile.Load<WebRun>)];

    /// <summary>How busy the machine is: the system's average over a minute; NaN where it does not say.</summary>
    public static double Load() => File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : double.NaN;

    /// <summary>A time as a cell, ms.</summary>
    public static string Ms(double milliseconds) => milliseconds.ToString(milliseconds < 10 ? "F1" : "N0", CultureInfo.InvariantCulture);

    /// <summary>The value below which a share of the values lies.</summary>
    public static double At(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];
    }

    /// <summary>The same with what a reader should know of the machine: whether it was busy with other things.</summary>
    public WebRun WithBusy() => LoadBefore <= BusyShare * Environment.ProcessorCount
        ? this
        : this with
        {
            Remarks =
            [
                .. Remarks,
                string.Create(CultureInfo.InvariantCulture, $"The machine was busy with other work: on average {LoadBefore:0.0} processes wanted its {Environment.ProcessorCount} processors in the minute before. What something takes of the processor says more then than how long it took."),
            ],
        };

    /// <summary>Keeps it as <c>web-NAME.json</c>.</summary>
    public void Save(string folder, string name) => ResultFile.Save(Path.Combine(folder, $"web-{name}.json"), this);

    /// <summary>Writes it as a section of the page.</summary>
    public void Write(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {Title}\n\n{About}\n\n{Machine}; {Date}; commit {Commit}; load before the run {LoadBefore:0.0}.\n\n");
        text.Append("| ").AppendJoin(" | ", Columns).Append(" |\n|---|").Append(string.Concat(Enumerable.Repeat("---:|", Columns.Count - 1))).Append('\n');
        foreach (var row in Rows)
        {
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        }

        text.Append(Remarks.Count > 0 ? "\n" : "").AppendJoin("", Remarks.Select(r => $"- {r}\n"));
    }
}
