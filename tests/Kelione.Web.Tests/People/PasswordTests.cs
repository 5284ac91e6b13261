using Kelione.Workspace;

namespace Kelione.Web.Tests.People;

public sealed class PasswordTests
{
    [Theory]
    [InlineData("short", PasswordProblem.TooShort)]
    [InlineData("Password1234", PasswordProblem.Common)]
    [InlineData("P@ssw0rd!2026", PasswordProblem.Common)]
    [InlineData("qwertyuiop[]", PasswordProblem.Common)]
    [InlineData("123456789012", PasswordProblem.Common)]
    [InlineData("aaaaaaaaaaaaaaa", PasswordProblem.Common)]
    [InlineData("asta.bielskyte1", PasswordProblem.Common)]
    [InlineData("passwordpassword", PasswordProblem.Common)]
    [InlineData("mėlynas traukinys", PasswordProblem.None)]
    [InlineData("my password is long", PasswordProblem.None)]
    public void What_anybody_would_try_first_is_refused(string password, PasswordProblem problem) =>
        Assert.Equal(problem, PasswordRules.Check(password, "asta.bielskyte@shop.example", "Asta Bielskytė"));
}
