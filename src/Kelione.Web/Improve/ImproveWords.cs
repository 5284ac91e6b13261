using System.Globalization;
using Kelione.Maps;
using Kelione.Web.Shared;
using Kelione.Workspace;

namespace Kelione.Web.Improve;

/// <summary>Words and numbers of Improve in the person's language.</summary>
internal static class ImproveWords
{
    private static AreaTexts L => ImproveTexts.All;

    private static TableWords Words => TableWords.For(CultureInfo.CurrentUICulture.Name);

    /// <summary>The sorts of barrier that people state.</summary>
    public static IReadOnlyList<BarrierKind> Stated { get; } =
        [BarrierKind.Price, BarrierKind.Psychological, BarrierKind.Usability, BarrierKind.Trust, BarrierKind.Speed, BarrierKind.Information, BarrierKind.Policy, BarrierKind.Other];

    /// <summary>A sort of barrier.</summary>
    public static string Kind(BarrierKind kind) => Capital(Words[$"Barrier.{kind}"]);

    /// <summary>How far an idea is.</summary>
    public static string Status(IdeaStatus status) => Capital(Words[$"Status{status}"]);

    /// <summary>The evidence of a barrier, in a sentence.</summary>
    public static string Evidence(BarrierMeasure barrier) => FoundBarriers.Sentence(barrier, Words);

    /// <summary>A score with one decimal.</summary>
    public static string Score(double? score) => score is { } s ? Figures.Number(s) : Figures.None;

    /// <summary>An amount without needless decimals.</summary>
    public static string Amount(double amount) => amount.ToString("0.##", CultureInfo.CurrentCulture);

    /// <summary>A whole number.</summary>
    public static string Count(long number) => Figures.Count(number);

    /// <summary>A share with one decimal.</summary>
    public static string Percent(double share) => Figures.Percent(share);

    /// <summary>A difference of shares in points with its sign.</summary>
    public static string Points(double difference) => Figures.Difference(difference);

    /// <summary>An interval of a difference.</summary>
    public static string Points(Bounds interval) => Figures.PointInterval(interval.Low, interval.High);

    /// <summary>A verdict.</summary>
    public static string Verdict(IdeaVerdict verdict) => L[$"Verdict.{verdict}"];

    /// <summary>The class of a verdict's colours.</summary>
    public static string VerdictClass(IdeaVerdict verdict) => verdict switch { IdeaVerdict.Confirmed => "joy", IdeaVerdict.Refuted => "bar", _ => "" };

    /// <summary>A day.</summary>
    public static string Day(DateOnly day) => Figures.Day(day);

    /// <summary>A unit of effort: the usual ones in the reader's language, others as people wrote them.</summary>
    public static string Unit(string unit) => unit.Trim().ToUpperInvariant() switch
    {
        "DAY" or "DAYS" => L["In.days"],
        "WEEK" or "WEEKS" => L["In.weeks"],
        "HOUR" or "HOURS" => L["In.hours"],
        "POINT" or "POINTS" => L["In.points"],
        _ => unit,
    };

    /// <summary>CSS length in percent.</summary>
    public static string Css(double percent) => FormattableString.Invariant($"{Math.Clamp(percent, 0, 100):0.##}%");

    /// <summary>What is missing of a score.</summary>
    public static string Missing(RankedIdea idea) => L["NoScore", string.Join(", ", idea.Missing.Select(m => L[$"Term.{m}"]))];

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];
}
