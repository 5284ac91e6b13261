using System.Diagnostics;

namespace Kelione.Posters.Tests.Drawing;

/// <summary>Reads PDFs with the programs of poppler-utils, an independent reader. Tests that need them are skipped where they are not installed.</summary>
internal static class Poppler
{
    /// <summary>The text of all pages.</summary>
    public static Task<string> Text(byte[] pdf) => Run("pdftotext", pdf, file => ["-enc", "UTF-8", file, "-"]);

    /// <summary>What the document says about itself.</summary>
    public static Task<string> Info(byte[] pdf) => Run("pdfinfo", pdf, file => ["-enc", "UTF-8", file]);

    /// <summary>How dark each pixel of the first page is at 300 dots to the inch, 0 for white to 255.</summary>
    public static async Task<int[]> Ink(byte[] pdf)
    {
        // -gray writes a portable grey map: three lines of head, then a byte for every pixel. Latin-1 keeps bytes as they are.
        var map = await Run("pdftoppm", pdf, file => ["-gray", "-r", "300", "-f", "1", "-l", "1", file], System.Text.Encoding.Latin1);
        return [.. map.Split('\n', 4)[3].Select(p => 255 - p)];
    }

    private static async Task<string> Run(string program, byte[] pdf, Func<string, string[]> arguments, System.Text.Encoding? encoding = null)
    {
        Assert.SkipUnless(IsInstalled(program), $"skipped: {program} is not installed (poppler-utils)");
        var folder = Directory.CreateTempSubdirectory("kelione-");
        try
        {
            var file = Path.Combine(folder.FullName, "poster.pdf");
            await File.WriteAllBytesAsync(file, pdf);
            using var process = Process.Start(new ProcessStartInfo(program, arguments(file))
            {
                UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = encoding ?? System.Text.Encoding.UTF8,
            })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Equal("", await errors);
            Assert.Equal(0, process.ExitCode);
            return output;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
