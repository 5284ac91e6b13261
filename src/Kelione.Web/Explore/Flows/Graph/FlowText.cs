namespace Kelione.Web.Explore.Flows;

/// <summary>How wide words are in a picture, near enough to keep them apart, and where they break.</summary>
internal static class FlowText
{
    /// <summary>The width of a text of 12 units' size.</summary>
    public static double Width(string text) => text.Sum(c => c >= 0x2E80 ? 12.5 : c is 'i' or 'l' or '.' or ',' or '\u202f' or '|' or ':' ? 3.6 : char.IsUpper(c) || c is 'm' or 'w' or 'ш' or 'щ' or 'ж' or 'ю' ? 8.8 : 6.8);

    /// <summary>A name in one or two lines of at most a width; what does not fit ends in an ellipsis.</summary>
    public static IReadOnlyList<string> Lines(string name, double width)
    {
        if (Width(name) <= width)
        {
            return [name];
        }

        var best = -1;
        for (var i = 1; i < name.Length - 1; i++)
        {
            if (name[i] is ' ' or '_' or '-' or '/' or '.' or ':' && (best < 0 || Math.Abs(Width(name[..i]) - Width(name) / 2) < Math.Abs(Width(name[..best]) - Width(name) / 2)))
            {
                best = i;
            }
        }

        if (best < 0 && name.Any(c => c >= 0x2E80))
        {
            best = name.Length / 2;
            return [Cut(name[..best], width), Cut(name[best..], width)];
        }

        return best < 0 ? [Cut(name, width)] : [Cut(name[..(name[best] == ' ' ? best : best + 1)], width), Cut(name[(best + 1)..], width)];
    }

    /// <summary>As much of a text as fits, with an ellipsis where it is less than all.</summary>
    public static string Cut(string text, double width)
    {
        if (Width(text) <= width)
        {
            return text;
        }

        var length = text.Length - 1;
        while (length > 1 && Width(text[..length]) + 8 > width)
        {
            length--;
        }

        return text[..length].TrimEnd() + "…";
    }
}
