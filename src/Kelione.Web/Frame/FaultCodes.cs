using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Kelione.Web.Frame;

/// <summary>A short code by which a person names a fault and the log knows it.</summary>
internal static partial class FaultCodes
{
    /// <summary><c>K-2107-4f1</c>: where the fault arose and the second in the hour; the same place gives the same first half.</summary>
    public static string Of(Exception fault, DateTimeOffset at)
    {
        var place = (fault.GetType().Name + fault.TargetSite?.Name).Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u) % 10_000;
        return string.Create(CultureInfo.InvariantCulture, $"K-{place:0000}-{(at.Minute * 60) + at.Second:x3}");
    }

    /// <summary>Writes the fault to the log under its code.</summary>
    [LoggerMessage(Level = LogLevel.Error, Message = "A page failed, code {Code}.")]
    public static partial void Write(ILogger log, Exception fault, string code);
}
