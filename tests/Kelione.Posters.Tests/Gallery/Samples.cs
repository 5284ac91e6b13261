using System.Collections.Concurrent;
using Kelione.Maps;
using Kelione.Posters.Gallery;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Tests.Gallery;

/// <summary>The gallery's samples, each arranged once for all tests.</summary>
internal static class Samples
{
    private static readonly ConcurrentDictionary<GallerySample, Lazy<Scene>> Arranged = new();

    /// <summary>Every kind in every language.</summary>
    public static TheoryData<MapKind, string> Kinds()
    {
        var all = new TheoryData<MapKind, string>();
        foreach (var (kind, language) in GallerySample.All.Select(s => (s.Kind, s.Language)).Distinct())
        {
            all.Add(kind, language);
        }

        return all;
    }

    /// <summary>All sizes of a kind in a language, measured and not.</summary>
    public static IEnumerable<GallerySample> Of(MapKind kind, string language)
    {
        SkipWithoutFont(language);
        return GallerySample.All.Where(s => s.Kind == kind && s.Language == language);
    }

    /// <summary>The sample of eight stages, measured: the size of most maps.</summary>
    public static GallerySample Usual(MapKind kind, string language)
    {
        SkipWithoutFont(language);
        return new GallerySample(kind, language, 8, Measured: true);
    }

    public static Scene Scene(GallerySample sample) => Arranged.GetOrAdd(sample, s => new Lazy<Scene>(() => MapPoster.Arrange(s.Input()))).Value;

    /// <summary>Fails with the problems, each on a line; of very many the first ones.</summary>
    public static void None(IEnumerable<string> problems)
    {
        var all = problems.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all.Take(40).Prepend(FormattableString.Invariant($"{all.Count} problems:"))));
    }

    private static void SkipWithoutFont(string language) =>
        Assert.SkipWhen(language == "zh" && FontLibrary.Machine.Find('购', 400, false) is null, "skipped: this machine has no Chinese font (fonts-noto-cjk)");
}
