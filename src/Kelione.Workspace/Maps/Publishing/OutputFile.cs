using System.Globalization;
using System.Text;

namespace Kelione.Workspace;

/// <summary>A file that a user asked for by name: it is whole or it is not there, and what stood there before is kept until the new one is whole.</summary>
public static class OutputFile
{
    /// <summary>Writes it.</summary>
    /// <param name="path">Its path; the folder must be there.</param>
    /// <param name="write">Writes into the stream.</param>
    /// <returns>What <paramref name="write"/> gave.</returns>
    /// <exception cref="MendableException">The path is a folder, its folder is missing, or it cannot be written; the message says what to do.</exception>
    public static async Task<T> WriteAsync<T>(string path, Func<Stream, Task<T>> write)
    {
        if (Directory.Exists(path))
        {
            throw new MendableException($"'{path}' is a folder. Give the name of a file in it.");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder))
        {
            throw new MendableException($"The folder '{folder}' does not exist. Make it first.");
        }

        if (IsDevice(path))
        {
            return await WriteDeviceAsync(path, write);
        }

        // What a link leads to is replaced, not the link.
        path = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        var beside = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.part");
        try
        {
            T result;
            await using (var stream = new FileStream(beside, FileMode.Create, FileAccess.ReadWrite))
            {
                result = await write(stream);
            }

            File.Move(beside, path, overwrite: true);
            return result;
        }
        catch (Exception e)
        {
            TryDelete(beside);
            if (e is IOException or UnauthorizedAccessException)
            {
                throw new MendableException($"'{path}' cannot be written: {e.Message}", e);
            }

            throw;
        }
    }

    /// <summary>Writes a text, as UTF-8 without a mark.</summary>
    /// <param name="path">Its path; the folder must be there.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="MendableException">The path is a folder, its folder is missing, or it cannot be written; the message says what to do.</exception>
    public static Task WriteTextAsync(string path, string text) => WriteAsync(path, async stream =>
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
        return true;
    });

    private static async Task<T> WriteDeviceAsync<T>(string path, Func<Stream, Task<T>> write)
    {
        // A device cannot seek, as writers of archives want to.
        using var whole = new MemoryStream();
        var result = await write(whole);
        try
        {
            await using var device = new FileStream(path, FileMode.Open, FileAccess.Write);
            whole.Position = 0;
            await whole.CopyToAsync(device);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MendableException($"'{path}' cannot be written: {e.Message}", e);
        }

        return result;
    }

    // A device, such as /dev/stdout, is written into; it is nothing that could be replaced.
    private static bool IsDevice(string path) => !OperatingSystem.IsWindows() && Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal) && File.Exists(path);

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The first failure is what the user must hear of.
        }
    }
}
