using Kelione.Maps;

namespace Kelione.Web.Maps.Editing.Pictures;

/// <summary>What sort of picture some bytes are, by their first ones.</summary>
internal static class PictureKinds
{
    /// <summary>Whether cards of a lane show a picture.</summary>
    public static bool IsTakenBy(LaneKind lane) => lane is LaneKind.Images or LaneKind.Sees or LaneKind.Documents or LaneKind.Thoughts or LaneKind.Expectations or LaneKind.Evidence or LaneKind.Notes or LaneKind.Custom;

    /// <summary>The media type; null where it is no picture that a map takes.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        {
            return "image/png";
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return "image/jpeg";
        }

        return bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? "image/webp" : null;
    }
}
