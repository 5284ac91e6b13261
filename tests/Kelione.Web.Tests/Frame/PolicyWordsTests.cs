using System.Globalization;
using Kelione.Web.Shared;

namespace Kelione.Web.Tests.Frame;

public sealed class PolicyWordsTests
{
    [Theory]
    [InlineData("en", "2026-01-01T00:00:00Z .. 2026-07-01T00:00:00Z", "1 Jan – 30 Jun 2026 (UTC)")]
    [InlineData("en", "2026-01-01T00:00:00Z .. …", "from 1 Jan 2026 (UTC)")]
    [InlineData("en", "2025-12-31T22:00:00Z .. 2026-07-01T00:00:00Z", "31 Dec 2025, 22:00 – 1 Jul 2026, 00:00 (UTC)")]
    [InlineData("ru", "2026-01-01T00:00:00Z .. 2026-07-01T00:00:00Z", "1 янв. – 30 июн. 2026 (UTC)")]
    [InlineData("en", "all time", "all time")]
    public void A_period_is_told_in_days_as_everywhere_else(string culture, string value, string said)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        Assert.Equal(said, PolicyWords.Value(value), ignoreCase: true);
    }
}
