using System.Net;
using System.Net.Sockets;

namespace Kelione.Workspace;

/// <summary>Network addresses without the part that tells one household from the next: the first 24 bits of IPv4, the first 48 of IPv6.</summary>
internal static class ShortAddress
{
    /// <summary>The shortened address; null where the text is none, or stands for none (<c>0.0.0.0</c>, <c>::</c>).</summary>
    public static string? Of(string? text) => IPAddress.TryParse(text, out var address) ? Of(address) : null;

    /// <summary>The shortened address; null for none.</summary>
    public static string? Of(IPAddress? address)
    {
        if (address is null)
        {
            return null;
        }

        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length);
        bytes[(address.AddressFamily == AddressFamily.InterNetwork ? 3 : 6)..].Clear();
        return new IPAddress(bytes[..length]).ToString();
    }
}
