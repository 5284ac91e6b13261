using System.Diagnostics;

namespace Kelione.Posters.Tests.Gallery;

/// <summary>Asks an independent reader (libxml2-utils) whether a text is well-formed XML. Tests that need it are skipped where it is not installed.</summary>
internal static class XmlLint
{
    /// <summary>What it complains of; empty for nothing.</summary>
    public static async Task<string> Complaints(string xml)
    {
        Assert.SkipUnless(IsInstalled, "skipped: xmllint is not installed (libxml2-utils)");
        using var process = Process.Start(new ProcessStartInfo("xmllint", ["--noout", "--nonet", "--huge", "-"])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true, StandardInputEncoding = new System.Text.UTF8Encoding(false), StandardErrorEncoding = System.Text.Encoding.UTF8,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(xml);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await errors : $"{process.ExitCode}: {await errors}";
    }

    private static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "xmllint")));
}
