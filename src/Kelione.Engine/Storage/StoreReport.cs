namespace Kelione.Engine.Storage;

/// <summary>What a full look at a store found. Immutable.</summary>
/// <param name="Events">Events in the truth.</param>
/// <param name="Customers">Distinct ids with events in the truth, before merges.</param>
/// <param name="IndexEvents">Events that questions see; equal to <paramref name="Events"/> where all is well.</param>
/// <param name="Problems">What is wrong, in words for the user; empty where all is well.</param>
public sealed record StoreReport(long Events, long Customers, long IndexEvents, IReadOnlyList<string> Problems)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsHealthy => Problems.Count == 0;
}

/// <summary>A file format that the database itself can write.</summary>
public enum ExportFormat
{
    /// <summary>Comma-separated values with a header. Cells are written as they are: who gives the file to a spreadsheet must guard against cells that begin with =, +, - or @.</summary>
    Csv,

    /// <summary>Apache Parquet, compressed.</summary>
    Parquet,
}
