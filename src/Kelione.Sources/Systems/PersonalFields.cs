namespace Kelione.Sources;

/// <summary>
/// Fields that tell about a person what analyses have no use for. They never become attributes: e-mail addresses and phone numbers are kept as keys only where a profile names them, network addresses not at all.
/// </summary>
internal static class PersonalFields
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "email", "emailaddress", "mail", "phone", "phonenumber", "mobilephonenumber", "ip", "ipaddress", "ipv4", "ipv6", "deviceipv6", "clickipv6", "installipv6", "useripaddress", "visitip", "clientip",
        "remoteip", "firstname", "lastname", "fullname", "pushtoken", "latitude", "longitude", "locationlat", "locationlng", "geolatitude", "geolongitude", "geoiplatitude", "geoiplongitude",
    };

    /// <summary>Whether a field is one, by its last part: <c>context.ip</c>, <c>$email</c>, <c>[phone_number]</c>.</summary>
    public static bool Contains(ReadOnlySpan<char> field)
    {
        var last = field[(field.LastIndexOfAny('.', ':') + 1)..];
        Span<char> letters = stackalloc char[24];
        var length = 0;
        foreach (var c in last)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                if (length == letters.Length)
                {
                    return false;
                }

                letters[length++] = char.ToLowerInvariant(c);
            }
        }

        return Names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(letters[..length]);
    }
}
