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

    /// <summary>Writes out what is still in memory.</summary>
    /// <exception cref="IOException">There is no room for it.</exception>
    public void Finish() => _writer?.Flush();

    public void Dispose()
    {
        try
        {
            _writer?.Dispose();
        }
        catch (IOException)
        {
            // Finish told of it already.
        }
    }

    /// <summary>Takes the rows that name a person out of a file of rejected rows, and removes the file where no row is left. Gives their number.</summary>
    public static int Without(string path, PersonMention person)
    {
        // A file that somebody saved anew may be in no form of ours: then its lines are its rows.
        var lines = Records(File.ReadAllText(path)).ToList();
        var left = lines.Where((record, i) => i == 0 || !person.IsIn(record)).ToList();
        if (left.Count == lines.Count)
        {
            return 0;
        }

        if (left.Count == 1)
        {
            File.Delete(path);
        }
        else
        {
            AtomicFile.Write(path, string.Concat(left));
        }

        return lines.Count - left.Count;
    }

    // A record ends at a line feed outside quotes; all are kept letter by letter.
    private static IEnumerable<string> Records(string text)
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] == '"';
            if (text[i] == '\n' && !quoted)
            {
                yield return text[start..(i + 1)];
                start = i + 1;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }

    private static string? Number(long number) => number == 0 ? null : number.ToString(CultureInfo.InvariantCulture);

    private StreamWriter Open()
    {
        PrivateFiles.MakeFolder(folder.ImportsFolder);
        var stem = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture) + "-" + Safe(fileName);
        for (var attempt = 1; ; attempt++)
        {
            Path = System.IO.Path.Combine(folder.ImportsFolder, attempt == 1 ? $"{stem}.rejected.csv" : string.Create(CultureInfo.InvariantCulture, $"{stem}-{attempt}.rejected.csv"));
            try
            {
                var writer = new StreamWriter(PrivateFiles.Create(Path, FileMode.CreateNew), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
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
