using Kelione.Posters.Scenes;
using Kelione.Posters.Symbols;

namespace Kelione.Posters.Tests.Symbols;

public sealed class SymbolTests
{
    public static TheoryData<string> Names() => [.. Icons.Names];

    public static TheoryData<FaceKind> Kinds() => [.. Enum.GetValues<FaceKind>()];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_icon_fills_its_grid_and_stays_within(string name)
    {
        var box = Icons.Find(name).Aggregate(SceneBox.Empty, (b, s) => b.Union(PathBounds.Of(s.Segments)));
        Assert.True(new SceneBox(0, 0, Icons.Grid, Icons.Grid).Contains(box), $"{name}: {box}");
        Assert.True(Math.Max(box.Width, box.Height) >= 10, $"{name} is small: {box}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_face_stays_within_its_circle(FaceKind kind)
    {
        var box = Faces.Find(kind).Aggregate(SceneBox.Empty, (b, s) => b.Union(PathBounds.Of(s.Segments)));
        Assert.True(new SceneBox(-7, -7, 7, 7).Contains(box), $"{kind}: {box}");
    }

    [Fact]
    public void Faces_differ_from_one_another() =>
        Assert.Equal(7, Enum.GetValues<FaceKind>().Select(k => string.Join(';', Faces.Find(k).SelectMany(s => s.Segments))).Distinct(StringComparer.Ordinal).Count());

    [Fact]
    public void Every_channel_that_a_map_may_name_has_an_icon()
    {
        string[] wanted =
        [
            "ad", "search", "web", "video", "store", "card", "app", "courier", "call", "chat", "star", "people", "social", "book", "mail", "missing", "desktop", "tablet", "kiosk",
            "tag", "home", "hanger", "flag", "heart", "loop", "document", "leaflet", "newsletter", "blog", "push", "sms", "billboard", "office", "note", "clock", "key", "shield", "gift",
        ];
        Assert.All(wanted, name => Assert.True(Icons.Has(name), name));
    }

    [Fact]
    public void An_unknown_icon_is_drawn_as_a_plain_touchpoint() => Assert.Equal(Icons.Find(Icons.Unknown), Icons.Find("no such icon"));

    [Theory]
    [InlineData("M1 2h3v4l-1-1.5z", "M1 2 L4 2 L4 6 L3 4.5 Z")]
    [InlineData("M1 1 2 2m1 0 .5-.5", "M1 1 L2 2 M3 2 L3.5 1.5")]
    [InlineData("M0 0a5 5 0 0 1 5 5A2 2 0 1 0 9 9", "M0 0 A5 0 1 5 5 A2 1 0 9 9")]
    [InlineData("M0 0q3 0 3 3t3 3", "M0 0 C2 0 3 1 3 3 C3 5 4 6 6 6")]
    [InlineData("M1 1zl2 0", "M1 1 Z L3 1")]
    public void The_notation_of_symbols_is_read_as_it_is_written(string notation, string expected)
    {
        var read = PathNotation.Parse(notation).Select(s => s.Verb switch
        {
            PathVerb.Move => $"M{s.X:0.##} {s.Y:0.##}",
            PathVerb.Line => $"L{s.X:0.##} {s.Y:0.##}",
            PathVerb.Curve => $"C{s.X1:0.##} {s.Y1:0.##} {s.X2:0.##} {s.Y2:0.##} {s.X:0.##} {s.Y:0.##}",
            PathVerb.Arc => $"A{s.Radius:0.##} {(s.IsLarge ? 1 : 0)} {(s.IsClockwise ? 1 : 0)} {s.X:0.##} {s.Y:0.##}",
            _ => "Z",
        });
        Assert.Equal(expected, string.Join(' ', read));
    }

    [Theory]
    [InlineData("M1")]
    [InlineData("M1 1L x")]
    [InlineData("M1 1S2 2 3 3")]
    public void A_broken_notation_is_refused(string notation) => Assert.Throws<FormatException>(() => PathNotation.Parse(notation));
}
