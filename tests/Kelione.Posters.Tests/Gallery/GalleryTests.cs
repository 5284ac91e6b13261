using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Kelione.Maps;
using Kelione.Posters.Drawing;
using Kelione.Posters.Gallery;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Tests.Gallery;

/// <summary>
/// Every kind of poster in every language, of 3, 8 and 30 stages, measured and not: what a reader would trip over. The samples hold the longest texts of all templates, audiences that grow or vanish, steps without
/// data and a stage without steps; there is no allowance for any of them.
/// </summary>
public sealed class GalleryTests
{
    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void No_text_lies_over_another(MapKind kind, string language) =>
        Check(kind, language, scene => SceneChecks.Overlaps(scene).Select(o => string.Create(CultureInfo.InvariantCulture, $"“{o.First}” and “{o.Second}” overlap by {o.Across:0.#} × {o.Down:0.#} at {o.SecondBounds.Left:0}, {o.SecondBounds.Top:0}")));

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void No_text_leaves_the_page(MapKind kind, string language) => Check(kind, language, scene => SceneChecks.OutOfPage(scene).Select(t => $"“{t}” is too near the edge or outside"));

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void No_text_is_cut(MapKind kind, string language) => Check(kind, language, scene => SceneChecks.CutTexts(scene).Select(n => n.Message));

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void No_character_lacks_a_glyph(MapKind kind, string language) => Check(kind, language, scene => SceneChecks.MissingGlyphs(scene).Select(n => n.Message));

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void Every_number_of_a_place_is_one(MapKind kind, string language) => Check(kind, language, scene =>
        from placed in SceneWalk.Elements(scene)
        let box = placed.Element.Bounds
        where !box.IsEmpty && !(double.IsFinite(box.Left) && double.IsFinite(box.Top) && double.IsFinite(box.Right) && double.IsFinite(box.Bottom))
        select $"a {placed.Element.GetType().Name} has no place: {placed.Element}");

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void Type_is_never_smaller_than_can_be_read(MapKind kind, string language) => Check(kind, language, scene =>
        from placed in SceneWalk.Elements(scene)
        let text = placed.Element as SceneText
        where text is not null && text.Style.Size * placed.Scale < 6.95
        select string.Create(CultureInfo.InvariantCulture, $"“{text.Text}” is set at {text.Style.Size * placed.Scale:0.##}"));

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void Every_stage_and_step_can_be_found_by_its_mark(MapKind kind, string language)
    {
        var found = new List<string>();
        foreach (var sample in Samples.Of(kind, language))
        {
            var marks = SceneWalk.Marks(Samples.Scene(sample)).Select(m => m.Mark).ToList();
            var map = sample.Input().Map;
            found.AddRange(map.Stages.Where(s => !marks.Any(m => m.Id == "stage:" + s.Id)).Select(s => $"{sample.Name}: no mark of the stage {s.Id}"));
            // Its own, or that of a stop or session at it. The wheel and the B2B kind are made of stages; steps are words in them.
            found.AddRange(map.Steps().Where(s => kind is not (MapKind.Cyclic or MapKind.B2B) && !marks.Any(m => m.Id.Split(':').Contains(s.Id))).Select(s => $"{sample.Name}: no mark of the step {s.Id}"));
            found.AddRange(marks.Where(m => m.Label.Length == 0).Select(m => $"{sample.Name}: the mark {m.Id} says nothing"));
        }

        Samples.None(found);
    }

    [Theory]
    [MemberData(nameof(Samples.Kinds), MemberType = typeof(Samples))]
    public void A_drawing_is_well_formed(MapKind kind, string language) => Check(kind, language, scene => Problem(SvgWriter.Write(scene)) is { } problem ? [problem] : []);

    [Fact]
    public void The_same_sample_is_the_same_poster_byte_for_byte()
    {
        var sample = new GallerySample(MapKind.NonLinear, "pl", 8, Measured: true);
        Assert.Equal(SvgWriter.Write(MapPoster.Arrange(sample.Input())), SvgWriter.Write(MapPoster.Arrange(sample.Input())));
    }

    [Fact]
    public void Samples_are_sound_maps()
    {
        var found = from sample in GallerySample.All
                    from problem in MapChecks.Problems(sample.Input().Map)
                    where problem.Severity == ProblemSeverity.Error
                    select $"{sample.Name}: {problem}";
        Samples.None(found);
    }

    private static void Check(MapKind kind, string language, Func<Scene, IEnumerable<string>> problems) =>
        Samples.None(Samples.Of(kind, language).SelectMany(s => problems(Samples.Scene(s)).Select(p => $"{s.Name}: {p}")));

    private static string? Problem(string svg)
    {
        try
        {
            return XDocument.Parse(svg).Root is { Name.LocalName: "svg" } ? null : "no svg";
        }
        catch (XmlException error)
        {
            return error.Message;
        }
    }
}
