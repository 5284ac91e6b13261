using System.Globalization;
using System.Text;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>Keeps every rejected record of a file with line, field and reason. The file is made with the first one.</summary>
internal sealed class RejectedRowsFile(WorkspaceFolder folder, string fileName, DateTimeOffset now) : IDisposable
{
    private static readonly string[] Heads = ["file", "line", "record", "field", "reason", "text"];
    private StreamWriter? _writer;

    /// <summary>Where it lies; null where no record was rejected.</summary>
    public string? Path { get; private set; }

    public void Add(RejectedRow row)
    {
        _writer ??= Open();
        SafeCsv.WriteRow(
            _writer,
            [row.File, Number(row.Line), Number(row.Record), row.Field, row.Reason, row.Text]);
    }

    public void Dispose() => _writer?.Dispose();

    private static string? Number(long number) => number == 0 ? null : number.ToString(CultureInfo.InvariantCulture);

    private StreamWriter Open()
    {
        Directory.CreateDirectory(folder.ImportsFolder);
        var stem = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture) + "-" + Safe(fileName);
        for (var attempt = 1; ; attempt++)
        {
            Path = System.IO.Path.Combine(folder.ImportsFolder, attempt == 1 ? $"{stem}.rejected.csv" : string.Create(CultureInfo.InvariantCulture, $"{stem}-{attempt}.rejected.csv"));
            try
            {
                var writer = new StreamWriter(new FileStream(Path, FileMode.CreateNew, FileAccess.Write), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
                SafeCsv.WriteRow(writer, Heads);
                return writer;
            }
            catch (IOException) when (File.Exists(Path))
            {
                // Another file of that name was imported in the same second: take the next number.
            }
        }
    }

    // A file's name becomes part of ours: nothing in it may lead to another folder.
    private static string Safe(string name)
    {
        var safe = string.Concat(System.IO.Path.GetFileName(name).Select(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));
        return safe.Length > 80 ? safe[..80] : safe;
    }
}
