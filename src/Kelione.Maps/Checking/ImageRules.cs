using System.Buffers.Text;
using System.Text;

namespace Kelione.Maps;

/// <summary>What holds for pictures: of a known type, really of this type, not too big, described in words.</summary>
internal static class ImageRules
{
    private const string Advice = "Put it in anew as a PNG, JPEG or WebP file.";

    public static void Check(MapImage image, Findings at)
    {
        if (image.MediaType is not ("image/png" or "image/jpeg" or "image/webp"))
        {
            at.Error("image-type", "mediaType", $"{at.What} is of the type '{image.MediaType}', which is not taken. {Advice}");
            return;
        }

        if (string.IsNullOrWhiteSpace(image.Alt))
        {
            at.Warning("no-alt", "alt", $"{at.What} has no words for those who cannot see it. Say what it shows.");
        }

        if (!Base64.IsValid(image.Data, out var size))
        {
            at.Error("image-broken", "data", $"{at.What} cannot be read. {Advice}");
        }
        else if (size > MapChecks.LargestImage)
        {
            at.Error("image-too-big", "data", $"{at.What} has {EditWords.Number(size / 1024)} KiB; {EditWords.Number(MapChecks.LargestImage / 1024)} is the most. Make it smaller.");
        }
        else if (!LooksLike(image.MediaType, image.Data))
        {
            at.Error("image-broken", "data", $"{at.What} says that it is {image.MediaType}, and its bytes are something else. {Advice}");
        }
    }

    /// <summary>Whether the first bytes are those of the type.</summary>
    private static bool LooksLike(string mediaType, string data)
    {
        Span<byte> start = stackalloc byte[24];
        var text = Encoding.ASCII.GetBytes(string.Concat(data.Where(c => !char.IsWhiteSpace(c)).Take(16)));
        if (Base64.DecodeFromUtf8(text, start, out _, out var written) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        start = start[..written];
        return mediaType switch
        {
            "image/png" => start.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
            "image/jpeg" => start.StartsWith<byte>([0xFF, 0xD8, 0xFF]),
            _ => start.StartsWith("RIFF"u8) && start.Length >= 12 && start[8..12].SequenceEqual("WEBP"u8),
        };
    }
}
