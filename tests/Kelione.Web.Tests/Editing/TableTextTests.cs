using Kelione.Web.Maps.Editing.Cells;
using Kelione.Web.Maps.Editing.Commands;
using Kelione.Web.Maps.Editing.Pictures;

namespace Kelione.Web.Tests.Editing;

public sealed class TableTextTests
{
    [Fact]
    public void Cells_may_hold_tabs_lines_and_quotation_marks()
    {
        var rows = TableText.Read("a\t\"two\nlines\"\r\n\"say \"\"yes\"\"\"\tplain\n");
        Assert.Equal(2, rows.Count);
        Assert.Equal(["a", "two\nlines"], rows[0]);
        Assert.Equal(["say \"yes\"", "plain"], rows[1]);
    }

    [Fact]
    public void Words_that_begin_with_a_quotation_mark_are_words()
    {
        Assert.Equal(["\"Why?\" she asked", "b"], Assert.Single(TableText.Read("\"Why?\" she asked\tb")));
        Assert.Empty(TableText.Read(""));
    }

    [Theory]
    [InlineData("Web shop", "WS")]
    [InlineData("Marketing", "MA")]
    [InlineData("市场部", "市")]
    [InlineData("", "")]
    public void Two_letters_stand_for_a_name(string name, string letters) => Assert.Equal(letters, AvatarLetters.Of(name));

    [Fact]
    public void A_page_that_calls_itself_a_picture_is_none()
    {
        Assert.Null(PictureKinds.Of("<svg onload=alert(1)>"u8));
        Assert.Equal("image/jpeg", PictureKinds.Of([0xFF, 0xD8, 0xFF, 0xE0]));
    }
}
