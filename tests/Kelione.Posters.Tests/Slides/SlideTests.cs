using Kelione.Maps;
using Kelione.Posters.Drawing;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Tests.Slides;

/// <summary>Slides hold every template in every language, measured or not, without overlap, cut text or missing glyphs.</summary>
public sealed class SlideTests
{
    public static TheoryData<string, string> Templates
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var template in MapTemplates.All)
            {
                foreach (var language in MapTemplates.Languages)
                {
                    data.Add(template.Name, language);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void Slides_of_a_template_hold_all_of_its_texts(string template, string language)
    {
        var map = MapTemplates.Find(template)!.Create(language);
        foreach (var measurement in new[] { null, Measured(map) })
        {
            var scenes = MapPoster.Slides(new PosterInput(map, measurement, new PosterOptions()));
            Assert.True(scenes.Count > map.Stages.Count, "A first page and one for each stage.");
            Look(template, language, measurement is not null, scenes);
            foreach (var scene in scenes)
            {
                Assert.Empty(SceneChecks.Overlaps(scene));
                Assert.Empty(SceneChecks.OutOfPage(scene));
                Assert.Empty(SceneChecks.CutTexts(scene).Where(n => n.Size > 9 || !n.Text.Contains("Kelione", StringComparison.Ordinal)).Select(n => n.Message));
            }
        }
    }

    [Fact]
    public void A_stage_with_many_steps_goes_on_on_the_next_page()
    {
        var map = new JourneyMap
        {
            Id = "long",
            Title = "Long",
            Stages = [new Stage { Id = "one", Name = "One stage", Steps = Enumerable.Range(1, 40).Select(i => new Step { Id = $"s{i}", Name = $"Step number {i} with a rather long name" }).ToValueList() }],
        };
        var scenes = MapPoster.Slides(new PosterInput(map, null, new PosterOptions()));
        Assert.True(scenes.Count > 2);
        Assert.All(scenes, s => Assert.Empty(SceneChecks.OutOfPage(s)));
        Assert.All(scenes, s => Assert.Empty(SceneChecks.Overlaps(s)));
    }

    private static MapMeasurement Measured(JourneyMap map)
    {
        var steps = map.Stages.SelectMany(s => s.Steps.Select(t => (Stage: s, Step: t))).ToList();
        return new MapMeasurement
        {
            Map = map.Id,
            MapVersion = 4,
            MeasuredAt = new DateTimeOffset(2026, 10, 6, 9, 40, 0, TimeSpan.Zero),
            Period = new MeasuredPeriod(null, null, new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 9, 30, 0, 0, 0, TimeSpan.Zero)),
            Filters = "country=LT",
            Customers = 12_345_678,
            CustomersInScope = 20_000_000,
            Coverage = 0.71,
            Finished = 1_234_567,
            Steps = steps.Select((s, i) => new StepMeasure
            {
                Id = s.Step.Id,
                Name = s.Step.Name,
                Stage = s.Stage.Id,
                Bound = i % 5 != 4,
                Customers = 12_345_678 / (i + 1),
                Share = 1.0 / (i + 1),
                ConversionToNext = i == steps.Count - 1 ? null : 0.31,
                MedianSecondsToNext = 3600 * 31.7 * i,
                Retained = 0.42,
                Criticality = 6.4,
                Emotion = i % 3 == 0 ? new EmotionMeasure(i % 2 == 0 ? 2.4 : -3.1, new Bounds(1, 3), 391) : null,
                Barriers = i == 2 ? [new BarrierMeasure { Step = s.Step.Id, Kind = BarrierKind.LowConversion, Against = "others", Value = 0.31, Expected = 0.6, N = 12_000, Criticality = 6.4, Evidence = "31 % go on." }] : [],
            }).ToValueList(),
        };
    }

    // For the eye: pictures go to the folder that this variable names.
    private static void Look(string template, string language, bool isMeasured, IReadOnlyList<Scene> scenes)
    {
        if (Environment.GetEnvironmentVariable("KELIONE_LOOK") is not { Length: > 0 } folder)
        {
            return;
        }

        for (var i = 0; i < scenes.Count; i++)
        {
            using var stream = File.Create(Path.Combine(folder, FormattableString.Invariant($"{template}-{language}-{(isMeasured ? "m" : "u")}-{i + 1:00}.png")));
            SceneFile.WriteAsync([scenes[i]], stream, PosterFormat.Png, new SceneFileOptions { Dpi = 110 }).GetAwaiter().GetResult();
        }
    }
}
