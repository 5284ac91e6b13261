using System.Net;
using System.Net.Sockets;

namespace Kelione.Voice.Providers;

/// <summary>Which addresses texts may be sent to.</summary>
public static class ProviderAddress
{
    /// <summary>The address up to and with its last slash; null where texts must not be sent there.</summary>
    /// <param name="text">What a person wrote, such as <c>https://ai.example.org/v1</c>.</param>
    public static Uri? Read(string? text)
    {
        if (!Uri.TryCreate(text?.Trim(), UriKind.Absolute, out var address) || address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0 || address.Host.Length == 0)
        {
            return null;
        }

        // Unencrypted only where it stays in the house.
        var isSafe = address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && (address.IsLoopback || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IsOfHouse(ip))));
        return !isSafe || (IPAddress.TryParse(address.DnsSafeHost, out var named) && IsBarred(named)) ? null
            : address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
    }

    /// <summary>Whether nothing may be sent to a machine's address, whatever name led to it: those that clouds keep their machines' secrets behind, and those of no machine.</summary>
    internal static bool IsBarred(IPAddress address)
    {
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) || address.Equals(IPAddress.Broadcast) || address.IsIPv6LinkLocal || address.IsIPv6Multicast
            || (address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes() is [169, 254, ..] or [>= 224 and < 240, ..])
            || address.Equals(AwsMetadata6);
    }

    private static readonly IPAddress AwsMetadata6 = IPAddress.Parse("fd00:ec2::254");

    private static bool IsOfHouse(IPAddress address)
    {
        address = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(address) || address.IsIPv6UniqueLocal || (address.AddressFamily == AddressFamily.InterNetwork && address.GetAddressBytes() is [10, ..] or [192, 168, ..] or [172, >= 16 and < 32, ..]);
    }
}
