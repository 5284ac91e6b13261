using System.Text.Json;
using Kelione.Maps;

namespace Kelione.Posters.Gallery;

/// <summary>One sample: a kind of map, in a language, of so many stages, measured or not. The same sample is the same map and the same numbers on every machine.</summary>
/// <param name="Kind">The kind of map.</param>
/// <param name="Language">en, ru, zh, pl or lt.</param>
/// <param name="Stages">How many stages: 3, 8 or 30 in the gallery; any number above 0 is possible.</param>
/// <param name="Measured">Whether there are numbers.</param>
public sealed record GallerySample(MapKind Kind, string Language, int Stages, bool Measured)
{
    /// <summary>The numbers of stages that the gallery shows.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [3, 8, 30];

    /// <summary>Every kind, language and size, measured and not.</summary>
    public static IReadOnlyList<GallerySample> All { get; } =
    [
        .. from kind in Enum.GetValues<MapKind>()
           from language in MapTemplates.Languages
           from stages in Sizes
           from measured in new[] { true, false }
           select new GallerySample(kind, language, stages, measured),
    ];

    /// <summary>A name for files, such as <c>non-linear-lt-30-measured</c>.</summary>
    public string Name => FormattableString.Invariant($"{KindName(Kind)}-{Language}-{Stages}-{(Measured ? "measured" : "drawn")}");

    /// <summary>The name of a kind as maps write it, such as <c>non-linear</c>.</summary>
    public static string KindName(MapKind kind) => JsonSerializer.Serialize(kind).Trim('"');

    /// <summary>What the poster is made of.</summary>
    public PosterInput Input()
    {
        var map = SampleMap.Of(Kind, Language, Stages);
        return new PosterInput(map, Measured ? SampleMeasurement.Of(map) : null, new PosterOptions());
    }
}
