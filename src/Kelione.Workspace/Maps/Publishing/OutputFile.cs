using System.Globalization;

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
