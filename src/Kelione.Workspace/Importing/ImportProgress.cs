using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>How far an import has come.</summary>
/// <param name="File">The file being read.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Files">How many files there are.</param>
/// <param name="BytesRead">Bytes of it read.</param>
/// <param name="BytesTotal">All of its bytes.</param>
/// <param name="Rows">Records of it read.</param>
/// <param name="Rejected">Records of it rejected.</param>
public readonly record struct ImportProgress(string File, int Number, int Files, long BytesRead, long BytesTotal, long Rows, long Rejected)
{
    /// <summary>How far the reading of one of several files has come.</summary>
    internal static ImportProgress Of(SourceFile file, int index, int files, ReadProgress read) =>
        new(file.Name, index + 1, files, read.BytesRead, read.BytesTotal, read.RowsRead, read.Rejected);
}
