using System.Diagnostics;
using System.Globalization;
using Kelione.Maps;
using Kelione.Posters;
using Kelione.Posters.Drawing;
using Kelione.Posters.Gallery;

namespace Kelione.Bench;

/// <summary>
/// Times a poster from map and measurement to the bytes of its PDF: the linear kind, 8 stages, 6 lanes, measured, in each language, warm. The measuring itself is timed by <c>peers</c> and <c>kernels</c>.
/// On a machine that others use as well the least of many rounds and the processor time say more than the median.
/// </summary>
internal static class PosterTimes
{
    private const int Stages = 8;

    private static readonly LaneKind[] Lanes = [LaneKind.Goals, LaneKind.Thoughts, LaneKind.Touchpoints, LaneKind.Emotions, LaneKind.Barriers, LaneKind.Ideas];

    /// <summary>Makes the poster of every language many times.</summary>
    /// <param name="rounds">How often each is made, after as many rounds again that do not count.</param>
    /// <param name="say">Gets the lines.</param>
    public static async Task<IReadOnlyList<PosterTiming>> RunAsync(int rounds, Action<string> say)
    {
        var timings = new List<PosterTiming>();
        foreach (var language in MapTemplates.Languages)
        {
            timings.Add(await TimeAsync(language, Input(language), rounds).ConfigureAwait(false));
            say(string.Create(CultureInfo.InvariantCulture, $"{language}: {timings[^1].Steps} steps, layout {timings[^1].LayoutMs:F1} ms, PDF {timings[^1].PdfMs:F1} ms, both {timings[^1].MedianMs:F1} ms (least {timings[^1].LeastMs:F1}, processor {timings[^1].ProcessorMs:F1}), {timings[^1].Bytes:N0} bytes"));
        }

        return timings;
    }

    private static PosterInput Input(string language)
    {
        var input = new GallerySample(MapKind.Linear, language, Stages, Measured: true).Input();
        var lanes = input.Map.Lanes.Where(l => Lanes.Contains(l.Kind)).ToList();
        if (lanes.All(l => l.Kind != LaneKind.Goals))
        {
            lanes.Insert(0, new Lane { Id = "goals", Kind = LaneKind.Goals });
        }

        return lanes.Count == Lanes.Length
            ? input with { Map = input.Map with { Lanes = [.. lanes], Cards = [.. input.Map.Cards.Where(c => lanes.Any(l => l.Id == c.Lane))] } }
            : throw new InvalidOperationException("The sample has other lanes than the bench asks for.");
    }

    private static async Task<PosterTiming> TimeAsync(string language, PosterInput input, int rounds)
    {
        var (layouts, pdfs, both, bytes, processor) = (new List<double>(), new List<double>(), new List<double>(), 0L, TimeSpan.Zero);
        for (var round = -rounds; round < rounds; round++)
        {
            using var stream = new MemoryStream();
            var before = Environment.CpuUsage.TotalTime;
            var start = Stopwatch.GetTimestamp();
            var scene = MapPoster.Arrange(input);
            var arranged = Stopwatch.GetTimestamp();
            await SceneFile.WriteAsync([scene], stream, PosterFormat.Pdf).ConfigureAwait(false);
            var written = Stopwatch.GetTimestamp();
            if (round >= 0)
            {
                layouts.Add(Stopwatch.GetElapsedTime(start, arranged).TotalMilliseconds);
                pdfs.Add(Stopwatch.GetElapsedTime(arranged, written).TotalMilliseconds);
                both.Add(Stopwatch.GetElapsedTime(start, written).TotalMilliseconds);
                processor += Environment.CpuUsage.TotalTime - before;
            }

            bytes = stream.Length;
        }

        return new PosterTiming(language, input.Map.Steps().Count(), Median(layouts), Median(pdfs), Median(both), both.Min(), processor.TotalMilliseconds / rounds, bytes);
    }

    private static double Median(List<double> times)
    {
        times.Sort();
        return times[times.Count / 2];
    }
}
