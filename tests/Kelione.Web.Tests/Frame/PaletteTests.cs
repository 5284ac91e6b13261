using Kelione.Web.Frame;

namespace Kelione.Web.Tests.Frame;

public sealed class PaletteTests
{
    private static readonly PaletteEntry[] Entries =
    [
        new("Steps", "Late delivery"), new("Steps", "Delivery choice") { Note = "Buying home textiles" }, new("Steps", "Undelivered"), new("Maps", "Buying a phone"), new("Maps", "Žemėlapis"),
    ];

    [Fact]
    public void What_begins_with_the_word_comes_before_what_has_it_inside() =>
        Assert.Equal(["Delivery choice", "Late delivery", "Undelivered"], Find("deliv"));

    [Fact]
    public void Every_word_must_occur_though_a_note_will_do() => Assert.Equal(["Delivery choice"], Find("deliv textiles"));

    [Fact]
    public void Accents_and_letter_case_do_not_matter() => Assert.Equal(["Žemėlapis"], Find("ZEMELAPIS"));

    [Fact]
    public void Nothing_typed_finds_all() => Assert.Equal(5, Find("  ").Count);

    [Fact]
    public void Keys_of_a_part_are_listed_while_it_is_there()
    {
        var commands = new FrameCommands();
        using (commands.AddKeys(new KeyGroup("map", [("Undo", "Ctrl Z")])))
        {
            Assert.Single(commands.Keys);
        }

        Assert.Empty(commands.Keys);
    }

    private static List<string> Find(string text) => [.. PaletteSearch.Find(Entries, text).Select(e => e.Text)];
}
