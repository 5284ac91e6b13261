using System.Globalization;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Drawing.Pdf;

/// <summary>What all pages of a document share: its fonts, its opacities and groups that are laid over as one.</summary>
/// <param name="fitsPdf">Whether a font can be put into the document: glyphs of others are drawn as outlines.</param>
internal sealed class PdfResources(Predicate<FontFace> fitsPdf)
{
    private readonly Dictionary<FontFace, PdfFont> _fonts = [];
    private readonly SortedDictionary<int, string> _opacities = [];
    private readonly List<int> _groups = [];

    /// <summary>Learns the glyphs of all texts of a scene.</summary>
    public void Learn(Scene scene, TextMeasurer measurer)
    {
        foreach (var text in SceneWalk.Elements(scene).Select(e => e.Element).OfType<SceneText>())
        {
            var shaped = measurer.Shape(text.Text, text.Style);
            for (var i = 0; i < shaped.Runs.Length; i++)
            {
                var run = shaped.Runs[i];
                if (!fitsPdf(run.Face))
                {
                    continue;
                }

                if (!_fonts.TryGetValue(run.Face, out var font))
                {
                    _fonts[run.Face] = font = new PdfFont(FormattableString.Invariant($"F{_fonts.Count + 1}"), run.Face);
                }

                font.Learn(run, shaped.Text, shaped.EndOf(i));
            }
        }
    }

    /// <summary>The font that draws a face; null when its glyphs are drawn as outlines.</summary>
    public PdfFont? Font(FontFace face) => _fonts.GetValueOrDefault(face);

    /// <summary>The name of a state that draws with an opacity, to whole hundredths.</summary>
    public string Opacity(double opacity)
    {
        var hundredths = (int)Math.Round(Math.Clamp(opacity, 0, 1) * 100, MidpointRounding.AwayFromZero);
        return _opacities.TryGetValue(hundredths, out var name) ? name : _opacities[hundredths] = FormattableString.Invariant($"A{hundredths}");
    }

    /// <summary>The name of a drawing that is laid over as one.</summary>
    public string Group(int number)
    {
        _groups.Add(number);
        return FormattableString.Invariant($"G{_groups.Count}");
    }

    /// <summary>Writes the fonts; glyphs have codes from then on.</summary>
    /// <returns>The entries of the fonts' dictionary.</returns>
    public string WriteFonts(PdfFile file) =>
        string.Join(' ', _fonts.Values.Select(font => string.Create(CultureInfo.InvariantCulture, $"/{font.Name} {font.Write(file)} 0 R")));

    /// <summary>The dictionary that pages refer to, once all of them are drawn.</summary>
    /// <param name="fonts">What <see cref="WriteFonts"/> gave.</param>
    public string Dictionary(string fonts)
    {
        var states = string.Join(' ', _opacities.Select(o => string.Create(CultureInfo.InvariantCulture, $"/{o.Value} << /ca {o.Key / 100.0:0.##} /CA {o.Key / 100.0:0.##} >>")));
        var groups = string.Join(' ', _groups.Select((number, i) => string.Create(CultureInfo.InvariantCulture, $"/G{i + 1} {number} 0 R")));
        return $"<< /Font << {fonts} >> /ExtGState << {states} >> /XObject << {groups} >> >>";
    }
}
