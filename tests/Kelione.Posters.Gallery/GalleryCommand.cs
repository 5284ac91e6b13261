using System.Globalization;
using Kelione.Maps;
using Kelione.Posters.Drawing;

namespace Kelione.Posters.Gallery;

/// <summary>Draws samples into a folder, with a page that shows them side by side.</summary>
internal static class GalleryCommand
{
    private const string Usage = """
        dotnet run -c Release --project tests/Kelione.Posters.Gallery -- FOLDER [--kind K] [--language L] [--stages N] [--measured yes|no] [--format png|pdf|svg] [--scale S]
            draws the sample posters of every kind, language and size, and FOLDER/index.html that shows them side by side
            --kind      linear, non-linear, cyclic, stage, channel, role, emotional, cross-channel, multi-screen, b2b or product-use
            --language  en, ru, zh, pl or lt
            --stages    3, 8 or 30 in the gallery; any number from 1 to 100
            --measured  only with numbers, or only without
            --format    png (as usual), pdf or svg
            --scale     pixels of a picture to the unit, 0.25 to 8; 1 as usual (A3 is 1587 × 1123)
        """;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (Options.Read(args, out var problem) is not { } options)
        {
            await errors.WriteLineAsync(problem + Environment.NewLine + Usage);
            return 2;
        }

        Directory.CreateDirectory(options.Folder);
        foreach (var sample in options.Samples)
        {
            var file = sample.Name + SceneFile.Ending(options.Format);
            var scene = MapPoster.Arrange(sample.Input());
            var stream = File.Create(Path.Combine(options.Folder, file));
            await using (stream)
            {
                await SceneFile.WriteAsync([scene], stream, options.Format, new SceneFileOptions(options.Scale));
            }

            await output.WriteLineAsync(file);
        }

        await File.WriteAllTextAsync(Path.Combine(options.Folder, "index.html"), GalleryPage.Write(options.Samples, SceneFile.Ending(options.Format)));
        return 0;
    }

    /// <summary>What was asked for.</summary>
    private sealed record Options(string Folder, IReadOnlyList<GallerySample> Samples, PosterFormat Format, double Scale)
    {
        private static readonly string[] Names = ["--kind", "--language", "--stages", "--measured", "--format", "--scale"];

        public static Options? Read(string[] args, out string problem)
        {
            string? Value(string name) => Array.IndexOf(args, name) is var i and > 0 && i + 1 < args.Length ? args[i + 1] : null;
            problem = "";
            if (args.Length == 0 || args[0].StartsWith('-'))
            {
                problem = "Say first into which folder to draw.";
                return null;
            }

            if (args.Skip(1).Where((_, i) => i % 2 == 0).FirstOrDefault(a => !Names.Contains(a)) is { } unknown || args.Length % 2 == 0)
            {
                problem = $"What follows the folder are pairs of a name and a value; look at “{args[^1]}”.";
                return null;
            }

            var stages = int.TryParse(Value("--stages") ?? "8", NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 100 ? n : (int?)null;
            var scale = double.TryParse(Value("--scale") ?? "1", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var s) && s is >= 0.25 and <= 8 ? s : (double?)null;
            PosterFormat? format = (Value("--format") ?? "png") switch { "png" => PosterFormat.Png, "pdf" => PosterFormat.Pdf, "svg" => PosterFormat.Svg, _ => null };
            var samples = Choose(Value("--kind"), Value("--language"), Value("--stages") is null ? null : stages, Value("--measured"));
            if (stages is null || scale is null || format is null || samples.Count == 0)
            {
                problem = "There is no such sample, format or scale.";
                return null;
            }

            return new Options(args[0], samples, format.Value, scale.Value);
        }

        private static List<GallerySample> Choose(string? kind, string? language, int? stages, string? measured) =>
        [
            .. from k in Enum.GetValues<MapKind>()
               where kind is null || GallerySample.KindName(k) == kind
               from l in MapTemplates.Languages
               where language is null || l == language
               from n in stages is { } one ? [one] : GallerySample.Sizes
               from m in new[] { true, false }
               where measured is null || measured == (m ? "yes" : "no")
               select new GallerySample(k, l, n, m),
        ];
    }
}
