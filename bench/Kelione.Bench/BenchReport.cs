using System.Globalization;
using System.Text;

namespace Kelione.Bench;

/// <summary>Writes docs/benchmarks.md out of the result files; nothing in it is written by hand.</summary>
internal static class BenchReport
{
    private const string Ours = "Kelione";

    public static string Write(IEnumerable<BenchResult> results, PosterResult? poster, VoiceResult? voice, IEnumerable<WebRun> web)
    {
        var text = new StringBuilder();
        text.Append("""
            # Benchmarks

            Written by `dotnet run -c Release --project bench/Kelione.Bench -- report` from the result files in `bench/results/`; do not edit.
            Each table is one run: all peers in the same process or on the same machine, on the same data, asked in turn round by round. Times are medians in milliseconds;
            "×" is the peer's median over Kelione's. A task is listed for the peers that can do it. "≠" marks numbers that are not equal to Kelione's; the remarks say why.

            Make a run: `dotnet run -c Release --project bench/Kelione.Bench -- peers --events 10000000`.

            """);
        foreach (var result in results.OrderBy(r => r.Events))
        {
            Section(text, result);
        }

        if (poster is not null)
        {
            Posters(text, poster);
        }

        if (voice is not null)
        {
            Voice(text, voice);
        }

        foreach (var run in web)
        {
            run.Write(text);
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Section(StringBuilder text, BenchResult result)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {result.Events:N0} events, {result.Customers:N0} customers\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{result.Machine}; {result.Threads} threads; {result.Rounds} rounds; {result.Date}; commit {result.Commit}.\n");
        text.Append(CultureInfo.InvariantCulture, $"All cores together read memory at {result.MemoryBytesPerSecond / 1e9:F1} GB/s.\n\n");
        var peers = result.Timings.Select(t => t.Peer).Distinct(StringComparer.Ordinal).OrderBy(p => p != Ours).ToList();
        text.Append("| Task |").AppendJoin('|', peers.Select(p => p == Ours ? $" {p} ms " : $" {p} ms | × ")).Append("|\n|---|").AppendJoin('|', peers.Select(p => p == Ours ? "---:" : "---:|---:")).Append("|\n");
        foreach (var task in result.Timings.Select(t => t.Task).Distinct(StringComparer.Ordinal))
        {
            var byPeer = result.Timings.Where(t => t.Task == task).ToDictionary(t => t.Peer, StringComparer.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"| {task} |").AppendJoin('|', peers.Select(p => Cell(p, byPeer))).Append("|\n");
        }

        text.Append("\n| Figure | Value |\n|---|---:|\n");
        foreach (var (name, value) in result.Figures)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {value:#,0.###} |\n");
        }

        text.Append('\n').AppendJoin('\n', result.Remarks.Select(r => "- " + r)).Append('\n');
    }

    private static void Posters(StringBuilder text, PosterResult run) => Section(
        text,
        run,
        "Posters",
        "A measured linear map of 8 stages and 6 lanes as one page, from map and measurement to the bytes of its PDF, warm. Asked: less than 150 ms and less than 150 kB. Make a run: `dotnet run -c Release --project bench/Kelione.Bench -- poster`.",
        "| Language | Steps | Layout ms | PDF ms | Both ms | Both, least ms | Processor ms | Bytes |\n|---|---:|---:|---:|---:|---:|---:|---:|",
        t => $"| {t.Language} | {t.Steps} | {t.LayoutMs:F1} | {t.PdfMs:F1} | {t.MedianMs:F1} | {t.LeastMs:F1} | {t.ProcessorMs:F1} | {t.Bytes:N0} |");

    private static void Voice(StringBuilder text, VoiceResult run) => Section(
        text,
        run,
        "Voice",
        "Short texts in five languages, as the phone scenario's customers write them, read on all cores, warm. Asked: 20,000 a second on two cores. Make a run: `dotnet run -c Release --project bench/Kelione.Bench -- voice`.",
        "| Task | Texts | Different ones | Characters on average | Texts a second, median | Processor µs a text, least |\n|---|---:|---:|---:|---:|---:|",
        t => $"| {t.Task} | {t.Texts:N0} | {t.Distinct:N0} | {t.MeanCharacters:F0} | {t.TextsPerSecond:N0} | {t.ProcessorMicros:F1} |");

    private static void Section<TTiming>(StringBuilder text, TimedRun<TTiming> run, string title, string about, string head, Func<TTiming, FormattableString> row)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n{about}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{run.Machine}; {run.Rounds} rounds; {run.Date}; commit {run.Commit}.\n\n");
        text.Append(head).Append('\n');
        foreach (var timing in run.Timings)
        {
            text.Append(row(timing).ToString(CultureInfo.InvariantCulture)).Append('\n');
        }
    }

    private static string Cell(string peer, Dictionary<string, BenchTiming> byPeer)
    {
        if (!byPeer.TryGetValue(peer, out var timing))
        {
            return peer == Ours ? " – " : " – | – ";
        }

        var time = timing.MedianMs.ToString(timing.MedianMs < 100 ? "F1" : "N0", CultureInfo.InvariantCulture);
        if (peer == Ours)
        {
            return $" {time} ";
        }

        var mark = timing.SameNumbers ? "" : " ≠";
        var ratio = byPeer.TryGetValue(Ours, out var ours) ? (timing.MedianMs / ours.MedianMs).ToString("F1", CultureInfo.InvariantCulture) + "×" : "–";
        return $" {time}{mark} | {ratio} ";
    }
}
