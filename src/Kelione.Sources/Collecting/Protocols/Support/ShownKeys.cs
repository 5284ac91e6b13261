namespace Kelione.Sources;

/// <summary>Which of the places where an SDK can show a key holds ours.</summary>
internal static class ShownKeys
{
    /// <summary>The first that looks like a key of ours; else the first that is there at all, so that it is refused as wrong rather than as missing.</summary>
    public static string? First(params ReadOnlySpan<string?> shown)
    {
        string? any = null;
        foreach (var key in shown)
        {
            if (key?.StartsWith("kel_", StringComparison.Ordinal) == true)
            {
                return key;
            }

            any ??= string.IsNullOrEmpty(key) ? null : key;
        }

        return any;
    }

    /// <summary>The token of Bearer authentication; null where there is none.</summary>
    public static string? Bearer(CollectRequest request) =>
        request.Header("Authorization") is var header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : null;
}
