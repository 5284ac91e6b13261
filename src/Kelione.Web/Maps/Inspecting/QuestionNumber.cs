using Kelione.Journeys;
using Kelione.Web.Shared;

namespace Kelione.Web.Maps.Inspecting;

/// <summary>Shows numbers of answers by their unit.</summary>
internal static class QuestionNumber
{
    /// <summary>A number of a measured card.</summary>
    /// <param name="value">The number.</param>
    /// <param name="unit">share, count, seconds or amount.</param>
    public static string Text(double value, string unit) => unit switch
    {
        "share" => Figures.Percent(value),
        "count" => Figures.Count((long)value),
        "seconds" => Figures.Length(value),
        _ => Figures.Amount(value),
    };

    /// <summary>A number of an answer.</summary>
    public static string Text(Measure measure) => double.IsFinite(measure.Value)
        ? Text(measure.Value, measure.Kind switch { MeasureKind.Share => "share", MeasureKind.Count => "count", MeasureKind.Seconds => "seconds", _ => "amount" })
        : Figures.None;
}
