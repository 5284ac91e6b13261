using System.Globalization;
using System.Text;
using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace.Tests;

/// <summary>Which months a forecast is learnt from.</summary>
public sealed class ForecastMonthsTests
{
    [Theory]
    [InlineData(25, "")]
    [InlineData(3, "2025-03")]
    [InlineData(0, "")]
    public async Task The_month_that_has_hardly_begun_is_left_out_and_named(int inTheLast, string leftOut)
    {
        using var scratch = new Scratch();
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(scratch.Folder, cancellationToken: TestContext.Current.CancellationToken);
        await SayAsync(workspace, scratch, [.. Enumerable.Repeat(25, 14), inTheLast]);
        var forecast = await workspace.Voice.ForecastAsync(FeedbackFilter.All, FeedbackScoreKind.Stars, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(leftOut, string.Join(' ', forecast.LeftOut.Select(m => m.ToString("yyyy-MM", CultureInfo.InvariantCulture))));
        Assert.True(forecast.BackTests > 0);
        Assert.Equal(new DateOnly(2024, 1, 1), forecast.KnownFrom);
        Assert.Equal(new DateOnly(2025, inTheLast == 25 ? 3 : 2, 1), forecast.KnownTo);
        Assert.Equal(25 * (inTheLast == 25 ? 15 : 14), forecast.KnownEntries);
    }

    [Fact]
    public async Task A_gap_in_the_middle_parts_what_was_before_it()
    {
        using var scratch = new Scratch();
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(scratch.Folder, cancellationToken: TestContext.Current.CancellationToken);
        await SayAsync(workspace, scratch, [.. Enumerable.Repeat(25, 14), 2, 25, 25, 2]);
        var forecast = await workspace.Voice.ForecastAsync(FeedbackFilter.All, FeedbackScoreKind.Stars, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Kelione.Voice.Forecasts.ForecastSilence.TooFewMonths, forecast.Silence);
        Assert.Equal(new DateOnly(2025, 4, 1), forecast.KnownFrom);
    }

    // So many answers in each month from January 2024 on.
    private static async Task SayAsync(JourneyWorkspace workspace, Scratch scratch, int[] months)
    {
        var rows = new StringBuilder("id,text,stars,date\n");
        var month = new DateOnly(2024, 1, 1);
        foreach (var answers in months)
        {
            for (var i = 0; i < answers; i++)
            {
                rows.Append(CultureInfo.InvariantCulture, $"{month:yyyyMM}-{i},,{1 + (i * month.Month % 5)},{month.AddDays(i):yyyy-MM-dd}\n");
            }

            month = month.AddMonths(1);
        }

        await workspace.Voice.ImportAsync(
            CustomerVoice.Plan(new FeedbackRequest { Reading = new ImportRequest { Files = [new SourceFile(scratch.Write("said.csv", rows.ToString()))] } }), cancellationToken: TestContext.Current.CancellationToken);
    }
}
