using System.Globalization;
using Kelione.Maps;
using Kelione.Web.People.Sharing;
using Kelione.Workspace;

namespace Kelione.Web.Tests.People;

public sealed class GuestCellsTests
{
    private static readonly TableColumn Median = new("MedianHours", "Median time to next, hours", TableColumnKind.Hours);

    [Theory]
    [InlineData(30, "30 s")]
    [InlineData(4 * 60, "4 min")]
    [InlineData(5.5 * 3600, "5 h 30 min")]
    [InlineData(40 * 86400.0, "40 d")]
    public void A_time_is_told_in_its_own_unit_and_not_in_hours(double seconds, string text)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en");
        Assert.Equal(text, GuestCells.Text(Median, TableCell.Measured(seconds / 3600, "")).Replace('\u202f', ' ').Replace('\u00a0', ' '));
        Assert.DoesNotContain("hours", GuestCells.Title(Median), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_is_missing_is_said_and_how_steps_are_bound_is_not_shown()
    {
        Assert.Equal("not bound", GuestCells.Text(Median, new TableCell { Lack = "not bound" }));
        Assert.True(GuestCells.IsInner(new TableColumn("Events", "Events", TableColumnKind.Text)));
        Assert.Equal("number", GuestCells.Class(Median, TableCell.Measured(1, "")));
    }

    [Theory]
    [InlineData("en", "2026-04-01 – 2026-05-31", "1 Apr 2026 – 31 May 2026")]
    [InlineData("en", "2026-11-23 06:48 UTC", "23 Nov 2026, 06:48 UTC")]
    [InlineData("en", "2026-11-23-01", "2026-11-23-01")]
    [InlineData("ru", "Выпущена 2026-04-01", "Выпущена 1 апр. 2026")]
    public void Days_are_told_in_the_reader_s_way_and_names_of_snapshots_stay(string culture, string written, string told)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Assert.Equal(told, GuestDays.InWords(written).Replace('\u00a0', ' ').Replace(" г.", "", StringComparison.Ordinal));
        Assert.Equal(told, GuestCells.Text(new TableColumn("Status", "Status", TableColumnKind.Name), TableCell.Of(written)).Replace('\u00a0', ' ').Replace(" г.", "", StringComparison.Ordinal));
    }
}
