using System.Globalization;
using System.Xml.Linq;
using Kelione.Maps;
using Kelione.Posters.Drawing;
using Kelione.Posters.Scenes;
using Kelione.Posters.Tests.Drawing;

namespace Kelione.Posters.Tests.Gallery;

/// <summary>What those find who search, listen, or read with little light.</summary>
public sealed class AccessTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public async Task Every_word_is_found_in_the_pdf(MapKind kind, string language)
    {
        var scene = Samples.Scene(Samples.Usual(kind, language));
        var found = Plain(await Poppler.Text(await Written([scene])));
        var words = SceneWalk.Texts(scene).SelectMany(t => t.Text.Text.Split(' ', '\u00A0', '\u202F')).Select(Plain).Where(w => w.Length > 1).Distinct(StringComparer.Ordinal);
        Samples.None(words.Where(w => !found.Contains(w, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void A_screen_reader_is_told_what_the_drawing_is(MapKind kind, string language)
    {
        var sample = Samples.Usual(kind, language);
        var root = XDocument.Parse(SvgWriter.Write(Samples.Scene(sample))).Root!;
        Assert.Equal("img", (string?)root.Attribute("role"));
        Assert.Equal(language == "zh" ? "zh-Hans" : language, (string?)root.Attribute("lang"));
        Assert.Equal(sample.Input().Map.Title, root.Element(Svg + "title")?.Value);
        Assert.True(root.Element(Svg + "desc")?.Value.Length > 20, "The description says too little.");
        var ids = root.DescendantsAndSelf().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        var references = root.DescendantsAndSelf().Attributes().Where(a => a.Name.LocalName.StartsWith("aria-labelledby", StringComparison.Ordinal) || a.Name.LocalName.StartsWith("aria-describedby", StringComparison.Ordinal));
        Assert.All(references.SelectMany(a => a.Value.Split(' ')), id => Assert.Contains(id, ids));
    }

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void A_drawing_does_nothing_and_asks_for_nothing(MapKind kind, string language)
    {
        var root = XDocument.Parse(SvgWriter.Write(Samples.Scene(Samples.Usual(kind, language)))).Root!;
        Assert.DoesNotContain(root.Descendants(), e => e.Name.LocalName is "script" or "foreignObject" or "image" or "use" or "a" or "iframe");
        var attributes = root.DescendantsAndSelf().Attributes().Where(a => !a.IsNamespaceDeclaration).ToList();
        Assert.DoesNotContain(attributes, a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(attributes, a => a.Name.LocalName == "href" || a.Value.Contains("://", StringComparison.Ordinal) || a.Value.Contains("javascript:", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(root.Descendants(Svg + "style"), s => s.Value.Contains("@import", StringComparison.Ordinal) || s.Value.Contains("url(", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public async Task Another_reader_finds_the_drawing_well_formed(MapKind kind, string language) =>
        Assert.Equal("", await XmlLint.Complaints(SvgWriter.Write(Samples.Scene(Samples.Usual(kind, language)))));

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void Every_text_stands_out_from_its_ground(MapKind kind, string language)
    {
        var faint = from ground in TextGround.Of(Samples.Scene(Samples.Usual(kind, language)))
                    where ground.Contrast < ground.Least
                    select string.Create(CultureInfo.InvariantCulture, $"“{ground.Text.Text}” {ground.Text.Style.Fill} on {ground.Ground}: {ground.Contrast:0.00}");
        Samples.None(faint);
    }

    // Readers join what a hyphen parts at the end of a line.
    private static string Plain(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c) && c is not '\u00AD' and not '\u200B' and not '-'));

    private static async Task<byte[]> Written(IReadOnlyList<Scene> scenes)
    {
        using var stream = new MemoryStream();
        await SceneFile.WriteAsync(scenes, stream, PosterFormat.Pdf);
        return stream.ToArray();
    }
}
