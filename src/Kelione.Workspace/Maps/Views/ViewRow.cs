namespace Kelione.Workspace;

/// <summary>A saved view of a map.</summary>
internal sealed class ViewRow
{
    public required string MapId { get; set; }

    public required string Id { get; set; }

    public required string Name { get; set; }

    public required string Settings { get; set; }

    public bool IsDefault { get; set; }

    public required string Author { get; set; }

    public DateTimeOffset At { get; set; }
}
