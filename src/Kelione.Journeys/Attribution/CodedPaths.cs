using System.Runtime.InteropServices;

namespace Kelione.Journeys;

/// <summary>Paths with channels as numbers: the channel's place in <see cref="Channels"/>, which is in ordinal order.</summary>
internal sealed record CodedPaths(IReadOnlyList<string> Channels, IReadOnlyList<CodedPath> Paths)
{
    public double Conversions { get; } = Paths.Sum(p => p.Conversions);

    public double Value { get; } = Paths.Sum(p => p.Value);

    public static CodedPaths From(IReadOnlyList<AttributionPath> paths)
    {
        var codes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var touch in paths.SelectMany(p => p.Touches))
        {
            codes.TryAdd(touch, 0);
        }

        string[] channels = [.. codes.Keys.Order(StringComparer.Ordinal)];
        for (var c = 0; c < channels.Length; c++)
        {
            CollectionsMarshal.GetValueRefOrNullRef(codes, channels[c]) = c;
        }

        return new CodedPaths(
            channels, [.. paths.Where(p => p.Touches.Count > 0).Select(p => new CodedPath([.. p.Touches.Select(t => codes[t])], p.Conversions, p.Value, p.Nulls, p.AgesMicros))]);
    }
}

/// <summary>One path; see <see cref="AttributionPath"/>.</summary>
internal sealed record CodedPath(int[] Touches, double Conversions, double Value, double Nulls, IReadOnlyList<long>? AgesMicros);
