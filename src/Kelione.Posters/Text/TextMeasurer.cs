using Kelione.Posters.Scenes;

namespace Kelione.Posters.Text;

/// <summary>Measures texts and remembers what it has measured. One per builder or writer: not safe to use from several threads.</summary>
/// <param name="fonts">Where the fonts come from.</param>
internal sealed class TextMeasurer(FontLibrary fonts)
{
    private readonly Dictionary<(string Text, int Weight, bool Italic, bool Tabular), ShapedText> _shaped = [];

    /// <summary>The glyphs of a text: the same for every size, colour and spacing.</summary>
    /// <exception cref="PosterFontException">There is no font at all.</exception>
    public ShapedText Shape(string text, TextStyle style)
    {
        var key = (text, style.Weight, style.Italic, style.HasTabularNumerals);
        if (!_shaped.TryGetValue(key, out var shaped))
        {
            _shaped[key] = shaped = Shaper.Shape(fonts, text, style.Weight, style.Italic, style.HasTabularNumerals);
        }

        return shaped;
    }

    /// <summary>How wide a text is, in units, what follows its last character included.</summary>
    /// <exception cref="PosterFontException">There is no font at all.</exception>
    public double Width(string text, TextStyle style)
    {
        var shaped = Shape(text, style);
        return (shaped.Width * style.Size) + (shaped.Clusters * style.Spacing);
    }
}
