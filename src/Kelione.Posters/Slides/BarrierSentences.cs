using Kelione.Maps;

namespace Kelione.Posters.Slides;

/// <summary>What data says of a barrier, in the reader's language.</summary>
internal static class BarrierSentences
{
    /// <summary>"Low conversion: 61 %, expected 78 %, n = 11,525".</summary>
    public static string Of(SlidePage page, BarrierMeasure barrier)
    {
        var numbers = page.Poster.Numbers;
        string Value(double value) => barrier.Kind == BarrierKind.Stall ? numbers.Duration(value) : value is >= 0 and <= 1 ? numbers.Percent(value) : numbers.Plain(value);
        return page.SlideWords.Of("Found", page.Poster.Words[$"Barrier.{barrier.Kind}"], Value(barrier.Value), Value(barrier.Expected), numbers.Count(barrier.N));
    }
}
