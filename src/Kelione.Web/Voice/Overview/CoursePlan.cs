using System.Text;
using Kelione.Web.Shared;
using Kelione.Workspace;

namespace Kelione.Web.Voice.Overview;

/// <summary>A release in the picture. Immutable.</summary>
/// <param name="Day">Its day.</param>
/// <param name="Text">What was released.</param>
/// <param name="X">Across.</param>
/// <param name="Y">Down: the base of its words.</param>
/// <param name="IsLeft">Whether its words stand left of its line.</param>
internal sealed record ReleaseMark(DateOnly Day, string Text, double X, double Y, bool IsLeft);

/// <summary>Where the parts of the picture "sentiment over time" lie, in units of a picture 640 wide and 300 high.</summary>
internal sealed class CoursePlan
{
    /// <summary>The left end of the plot.</summary>
    public const double Left = 48;

    /// <summary>The right end.</summary>
    public const double Right = 528;

    private const double Top = 20;
    private const double Bottom = 158;
    private const double BarsTop = 216;
    private const double BarsBottom = 276;
    private const double Tick = 0.2;
    private readonly IReadOnlyList<VoicePeriod> _course;

    /// <summary>Plans the picture.</summary>
    public CoursePlan(IReadOnlyList<VoicePeriod> course)
    {
        _course = course;
        var told = course.Where(p => p.Sentiment.Mean is not null).ToList();
        var (low, high) = told.Count == 0 ? (-Tick, Tick) : (Math.Min(-Tick, told.Min(p => p.Sentiment.Interval!.Low)), Math.Max(Tick, told.Max(p => p.Sentiment.Interval!.High)));
        Low = Math.Max(-1, Math.Floor(low / Tick) * Tick);
        High = Math.Min(1, Math.Ceiling(high / Tick) * Tick);
        Most = Math.Max(1, course.Count == 0 ? 1 : course.Max(p => p.Entries));
    }

    /// <summary>The least value drawn.</summary>
    public double Low { get; }

    /// <summary>The greatest value drawn.</summary>
    public double High { get; }

    /// <summary>The greatest number of entries.</summary>
    public long Most { get; }

    /// <summary>The values with a line of their own: at most five.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            var step = (High - Low) / Tick > 5 ? 2 * Tick : Tick;
            for (var value = Math.Ceiling((Low / step) - 1e-9) * step; value <= High + 1e-9; value += step)
            {
                yield return Math.Round(value, 2);
            }
        }
    }

    /// <summary>Across: the middle of a period.</summary>
    public double X(int index) => _course.Count == 1 ? (Left + Right) / 2 : Left + ((Right - Left) * index / (_course.Count - 1));

    /// <summary>Down: a value.</summary>
    public double Y(double value) => Bottom - ((Bottom - Top) * (value - Low) / (High - Low));

    /// <summary>How wide a bar is.</summary>
    public double BarWidth => Math.Clamp((Right - Left) / Math.Max(1, _course.Count) * 0.58, 1, 26);

    /// <summary>The top of a bar.</summary>
    public double BarY(long entries) => BarsBottom - ((BarsBottom - BarsTop) * entries / Most);

    /// <summary>The foot of the bars.</summary>
    public static double BarFoot => BarsBottom;

    /// <summary>The top of the highest bar.</summary>
    public static double BarTop => BarsTop;

    /// <summary>The lines through periods in a row with a mean; a gap where one has too few.</summary>
    public IEnumerable<string> Lines() => Runs().Select(run => "M" + string.Join('L', run.Select(i => $"{Figures.Css(X(i))} {Figures.Css(Y(_course[i].Sentiment.Mean!.Value))}")));

    /// <summary>The bands around them.</summary>
    public IEnumerable<string> Bands() => Runs().Where(r => r.Count > 1).Select(run =>
    {
        var path = new StringBuilder("M");
        path.AppendJoin('L', run.Select(i => $"{Figures.Css(X(i))} {Figures.Css(Y(_course[i].Sentiment.Interval!.High))}"));
        path.Append('L').AppendJoin('L', run.AsEnumerable().Reverse().Select(i => $"{Figures.Css(X(i))} {Figures.Css(Y(_course[i].Sentiment.Interval!.Low))}"));
        return path.Append('z').ToString();
    });

    /// <summary>The months or days named below, with their places: so many that they do not touch.</summary>
    public IEnumerable<(double X, string Text)> Names(string unit)
    {
        var last = double.NegativeInfinity;
        for (var i = 0; i < _course.Count; i++)
        {
            var day = _course[i].FirstDay;
            var isNamed = unit == "day" || i == 0 || day.Month != _course[i - 1].FirstDay.Month;
            if (isNamed && X(i) - last >= 44 && (unit != "week" || i == 0 || day.Day <= 7))
            {
                last = X(i);
                yield return (X(i), unit == "day" ? Figures.Day(day, day) : day.Month == 1 || i == 0 ? Frame.VoiceNames.MonthShort(day) : Frame.VoiceNames.Month(day));
            }
        }
    }

    /// <summary>Where releases stand: those within the course, the newest where there are too many; each on a line of its own.</summary>
    /// <param name="releases">The days, with what was released.</param>
    /// <param name="lastDay">The last day of a period that begins on a day.</param>
    /// <param name="most">At most so many.</param>
    public IReadOnlyList<ReleaseMark> Releases(IEnumerable<(DateOnly Day, string Text)> releases, Func<DateOnly, DateOnly> lastDay, int most)
    {
        if (_course.Count == 0)
        {
            return [];
        }

        var (first, last) = (_course[0].FirstDay, lastDay(_course[^1].FirstDay));
        var shown = releases.Where(r => r.Day >= first && r.Day <= last).OrderByDescending(r => r.Day).ThenBy(r => r.Text, StringComparer.Ordinal).Take(most).OrderBy(r => r.Day);
        return [.. shown.Select((r, i) => Mark(r.Day, r.Text, i, lastDay))];
    }

    // Within its period by its day; a label that would leave the plot at the right stands before its line.
    private ReleaseMark Mark(DateOnly day, string text, int line, Func<DateOnly, DateOnly> lastDay)
    {
        var at = 0;
        while (at < _course.Count - 1 && lastDay(_course[at].FirstDay) < day)
        {
            at++;
        }

        var x = X(at);
        return new ReleaseMark(day, text, x, Top + 6 + (14 * line), IsLeft: x > (Left + Right) / 2);
    }

    private List<List<int>> Runs()
    {
        var runs = new List<List<int>>();
        for (var i = 0; i < _course.Count; i++)
        {
            if (_course[i].Sentiment.Mean is null)
            {
                continue;
            }

            if (i == 0 || _course[i - 1].Sentiment.Mean is null || runs.Count == 0)
            {
                runs.Add([]);
            }

            runs[^1].Add(i);
        }

        return runs;
    }
}
