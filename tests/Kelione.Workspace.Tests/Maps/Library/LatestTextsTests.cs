namespace Kelione.Workspace.Tests.Maps.Library;

public sealed class LatestTextsTests
{
    private static readonly byte[] Text = [1, 2, 3];

    [Fact]
    public void Looking_back_at_an_old_version_does_not_push_out_the_newest()
    {
        var texts = new LatestTexts();
        texts.KeepWritten("phone", 9, Text, 99);
        texts.KeepRead("phone", 3, [4], 33);
        Assert.Same(Text, texts.Find("phone", 9, 99));
    }

    [Fact]
    public void What_is_written_stands_for_whatever_was_kept_also_where_a_map_begins_anew()
    {
        var texts = new LatestTexts();
        texts.KeepRead("phone", 9, [4], 99);
        texts.KeepWritten("phone", 1, Text, 11);
        Assert.Same(Text, texts.Find("phone", 1, 11));
        Assert.Null(texts.Find("phone", 9, 99));
    }
}
