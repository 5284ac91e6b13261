using Kelione.Voice.Likely;

namespace Kelione.Voice.Tests.Likely;

public sealed class LikelyFitterTests
{
    [Fact]
    public void What_decides_is_found_and_its_part_is_told()
    {
        var chance = new System.Random(5);
        var (rows, targets, folds) = (new List<double[]>(), new List<double>(), new List<int>());
        for (var i = 0; i < 600; i++)
        {
            var late = chance.NextDouble() < 0.2;
            rows.Add([late ? 1 : 0, chance.NextDouble(), i % 3 == 0 ? double.NaN : chance.NextDouble()]);
            targets.Add(Math.Clamp((late ? -0.7 : 0.5) + (0.3 * (chance.NextDouble() - 0.5)), -1, 1));
            folds.Add(i % LikelyFitter.Folds);
        }

        var model = LikelyFitter.Fit(rows, targets, folds, (-1, 1), TestContext.Current.CancellationToken);
        Assert.Equal(LikelySilence.None, model.Silence);
        Assert.InRange(model.Quality!.Explained, 0.9, 1);
        var (bad, good) = (model.Tell([1, 0.5, double.NaN])!, model.Tell([0, 0.5, 0.5])!);
        Assert.InRange(bad.Value, -0.8, -0.6);
        Assert.InRange(good.Value, 0.4, 0.6);
        Assert.True(bad.Low < bad.Value && bad.Value < bad.High);
        Assert.InRange(bad.Parts[0], -1.05, -0.85);
        Assert.All(bad.Parts.Skip(1), p => Assert.InRange(p, -0.05, 0.05));
        Assert.True(model.IsSteady(0));
        Assert.Equal(model.Mean + bad.Parts.Sum(), bad.Value, 9);
    }

    [Fact]
    public void Where_nothing_can_be_told_it_is_silent_and_says_why()
    {
        var chance = new System.Random(9);
        double[][] rows = [.. Enumerable.Range(0, 400).Select(_ => new[] { chance.NextDouble(), chance.NextDouble() })];
        double[] targets = [.. rows.Select(_ => chance.NextDouble())];
        int[] folds = [.. rows.Select((_, i) => i % LikelyFitter.Folds)];
        var model = LikelyFitter.Fit(rows, targets, folds, (0, 1), TestContext.Current.CancellationToken);
        Assert.Equal(LikelySilence.NoBetterThanMean, model.Silence);
        Assert.Null(model.Tell(rows[0]));
        Assert.Equal(LikelySilence.TooFew, LikelyFitter.Fit(rows[..99], targets[..99], folds[..99], (0, 1), TestContext.Current.CancellationToken).Silence);
        Assert.Equal(LikelySilence.TooFew, LikelyFitter.Fit([], [], [], (0, 1), TestContext.Current.CancellationToken).Silence);
    }

    [Fact]
    public void Columns_that_never_differ_and_equal_answers_do_no_harm()
    {
        double[][] rows = [.. Enumerable.Range(0, 120).Select(_ => new[] { 1.0, double.NaN })];
        int[] folds = [.. rows.Select((_, i) => i % LikelyFitter.Folds)];
        var model = LikelyFitter.Fit(rows, [.. rows.Select(_ => 0.5)], folds, (-1, 1), TestContext.Current.CancellationToken);
        Assert.Equal(LikelySilence.NoBetterThanMean, model.Silence);
        Assert.Equal(0.5, model.Mean, 6);
    }
}
