using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Tests.Scenes;

public sealed class SceneChecksTests
{
    private readonly SceneBuilder _scene = new(400, 300, "en");

    [Fact]
    public void Texts_that_lie_over_each_other_are_found()
    {
        _scene.Text(50, 100, "first", new(12));
        _scene.Text(60, 104, "second", new(12));
        var overlap = Assert.Single(SceneChecks.Overlaps(Built()));
        Assert.Equal(("first", "second"), (overlap.First, overlap.Second));
        Assert.True(overlap is { Across: > 10, Down: > 5 });
    }

    [Fact]
    public void Lines_of_one_block_and_neighbours_on_one_line_are_no_overlap()
    {
        var width = _scene.Text(50, 100, "first ", new(12));
        _scene.Text(50 + width, 100, "second", new(12, 700));
        _scene.Block(50, 120, "a text of several lines that stand close to one another", new(12), 80, 9, lineHeight: 1.05);
        Assert.Empty(SceneChecks.Overlaps(Built()));
    }

    [Fact]
    public void A_turned_text_overlaps_only_where_its_ink_is()
    {
        _scene.Text(100, 200, "a long text that runs up the page", new(12), rotation: -45);
        _scene.Text(100, 110, "beside", new(12));
        Assert.Empty(SceneChecks.Overlaps(Built()));

        _scene.Text(140, 165, "across", new(12));
        Assert.Equal("a long text that runs up the page", Assert.Single(SceneChecks.Overlaps(Built())).First);
    }

    [Fact]
    public void A_text_beside_a_turned_one_s_corner_is_no_overlap_though_their_boxes_meet()
    {
        _scene.Text(50, 100, "upright text", new(12));
        _scene.Text(100, 50, "turned half a right angle", new(12), rotation: 45);
        var texts = SceneWalk.Texts(Built()).ToList();
        Assert.True(texts[0].Bounds.Right > texts[1].Bounds.Left && texts[0].Bounds.Top < texts[1].Bounds.Bottom);
        Assert.Empty(SceneChecks.Overlaps(Built()));
    }

    [Fact]
    public void Texts_in_groups_are_seen_where_they_stand_on_the_page()
    {
        _scene.Text(100, 100, "on the page", new(12));
        using (_scene.Group(100, 96, 0.5))
        {
            _scene.Text(0, 0, "in the group", new(20));
        }

        Assert.Single(SceneChecks.Overlaps(Built()));
    }

    [Fact]
    public void A_text_that_is_meant_to_lie_over_others_is_left_alone()
    {
        _scene.Text(50, 100, "first", new(12));
        _scene.Text(50, 100, "watermark", new(12), track: false);
        Assert.Empty(SceneChecks.Overlaps(Built()));
    }

    [Fact]
    public void Texts_beyond_the_margin_are_found()
    {
        _scene.Text(20, 100, "within", new(10));
        _scene.Text(390, 100, "leaves the page", new(10));
        _scene.Text(200, 299, "too low", new(10));
        Assert.Equal(["leaves the page", "too low"], SceneChecks.OutOfPage(Built()));
    }

    [Fact]
    public void A_text_that_is_cut_leaves_a_notice_with_what_is_shown()
    {
        _scene.Block(10, 50, "A text far too long for one short line", new(10), 80, 1);
        var notice = Assert.Single(SceneChecks.CutTexts(Built()));
        Assert.Equal("A text far too long for one short line", notice.Text);
        Assert.EndsWith("…", notice.Shown, StringComparison.Ordinal);
        Assert.True(notice.Count > 5);
        Assert.Contains(notice.Shown, notice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Characters_that_no_font_has_are_counted_with_the_package_that_brings_them()
    {
        var fonts = new FontLibrary([.. FontLibrary.Families.Take(7)], mayAskMachine: false);
        var scene = new SceneBuilder(400, 300, "zh-Hans", fonts);
        scene.Text(10, 50, "pay 付款, 付", new(10));
        scene.Text(10, 70, "\U0001FAE0", new(10));
        var missing = SceneChecks.MissingGlyphs(scene.Build("t", "d"));
        Assert.Equal(["fonts-noto-cjk", "fonts-symbola"], missing.Select(n => n.Remedy));
        Assert.Equal((3, "付款"), (missing[0].Count, missing[0].Shown));
        Assert.Contains("fonts-noto-cjk", missing[0].Message, StringComparison.Ordinal);
    }

    private Scene Built() => _scene.Build("title", "description");
}
