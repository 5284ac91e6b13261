namespace Kelione.CommandLine.Views;

/// <summary>Bars, sparklines and intervals drawn with letters.</summary>
internal static class Bars
{
    private const string Heights = "▁▂▃▄▅▆▇█";

    /// <summary>A bar of a share (0–1) of the width. What is above zero shows at least a sliver.</summary>
    public static string Bar(double share, int width)
    {
        if (!double.IsFinite(share) || share <= 0)
        {
            return "";
        }

        var full = (int)Math.Round(Math.Min(1, share) * width, MidpointRounding.AwayFromZero);
        return full > 0 ? new string('▇', full) : "▏";
    }

    /// <summary>A curve of shares (0–1), one letter each; a gap where there is no value. The scale starts at zero and ends at the greatest.</summary>
    public static string Sparkline(IEnumerable<double?> shares)
    {
        var values = shares.ToList();
        var top = values.Max() is { } greatest and > 0 ? greatest : 1;
        return string.Concat(values.Select(v => v is { } value && double.IsFinite(value)
            ? Heights[Math.Clamp((int)Math.Round(value / top * (Heights.Length - 1)), 0, Heights.Length - 1)]
            : ' '));
    }

    /// <summary>An interval on an axis from <paramref name="least"/> to <paramref name="greatest"/>: <c>──●──</c>, hollow (○) where it is not clear, with the zero line.</summary>
    public static string Interval(double low, double value, double high, double least, double greatest, int width, bool clear)
    {
        var line = new char[width];
        Array.Fill(line, ' ');
        int At(double x) => greatest > least ? Math.Clamp((int)Math.Round((x - least) / (greatest - least) * (width - 1)), 0, width - 1) : 0;
        if (least <= 0 && greatest >= 0)
        {
            line[At(0)] = '│';
        }

        for (var i = At(low); i <= At(high); i++)
        {
            line[i] = line[i] == '│' ? '┼' : '─';
        }

        line[At(value)] = clear ? '●' : '○';
        return new string(line).TrimEnd();
    }
}
