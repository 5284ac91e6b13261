using System.Collections.Frozen;

namespace Kelione.Workspace;

/// <summary>What is wrong with a password.</summary>
public enum PasswordProblem
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It has fewer than twelve characters.</summary>
    TooShort,

    /// <summary>It is longer than anybody types.</summary>
    TooLong,

    /// <summary>It is among the first that somebody would try: a common word, a run of the keyboard, or the person's own name or address.</summary>
    Common,
}

/// <summary>Which passwords are taken. Length is what makes one strong; mixtures of signs are not asked for.</summary>
public static class PasswordRules
{
    /// <summary>The fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>The most characters.</summary>
    public const int Longest = 256;

    private static readonly FrozenSet<string> Words = new[]
    {
        "password", "passwort", "passw", "pass", "parole", "parol", "haslo", "slaptazodis", "qwerty", "qwertyuiop", "qwertz", "azerty", "asdfgh", "asdfghjkl", "zxcvbn", "zxcvbnm", "qazwsx", "qazwsxedc", "letmein", "welcome", "admin",
        "administrator", "root", "user", "guest", "login", "iloveyou", "monkey", "dragon", "football", "baseball", "sunshine", "princess", "superman", "batman", "master", "shadow", "trustno", "abc", "abcdef", "abcdefgh", "abcdefghij",
        "abcdefghijkl", "test", "testing", "demo", "secret", "changeme", "default", "company", "kelione", "customerjourney", "journey", "hello", "helloworld", "summer", "winter", "spring", "autumn", "computer", "internet", "whatever", "freedom",
        "liverpool", "chelsea", "arsenal", "michael", "jennifer", "charlie", "jordan", "correcthorsebatterystaple", "йцукен", "йцукенгшщзхъ", "пароль", "привет", "labas", "lietuva", "polska", "woaini",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Runs = ["01234567890123456789", "98765432109876543210", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn", "йцукенгшщзхъфывапролджэячсмитьбю"];

    /// <summary>What is wrong with a password.</summary>
    /// <param name="password">The password.</param>
    /// <param name="about">The person's name and address, which it must not consist of.</param>
    public static PasswordProblem Check(string password, params IReadOnlyList<string> about) =>
        password.Length < Shortest ? PasswordProblem.TooShort
        : password.Length > Longest ? PasswordProblem.TooLong
        : IsCommon(password.ToLowerInvariant(), about) ? PasswordProblem.Common
        : PasswordProblem.None;

    private static bool IsCommon(string password, IReadOnlyList<string> about)
    {
        const int FewestSigns = 5;
        if (password.Distinct().Count() < FewestSigns || Runs.Any(r => r.Contains(password, StringComparison.Ordinal)))
        {
            return true;
        }

        // "P@ssw0rd!2026" is "password" with a tail.
        var plain = string.Concat(password.TrimEnd([.. password.Where(c => !char.IsLetter(c))]).Select(Plain).Where(char.IsLetter));
        var core = string.Concat(password.Where(char.IsLetter));
        return IsWords(core) || IsWords(plain) || about.Any(a => IsOwn(core, a)) || (core.Length == 0 && Runs.Any(r => password.Length <= r.Length && Overlaps(r, password)));
    }

    private static bool Overlaps(string run, string password) => run.Contains(password[..8], StringComparison.Ordinal);

    // "password", "passwordpassword", but not a sentence that has such a word in it.
    private static bool IsWords(string letters)
    {
        if (Words.Contains(letters))
        {
            return true;
        }

        for (var length = 3; length <= letters.Length / 2; length++)
        {
            if (letters.Length % length == 0 && Words.Contains(letters[..length]) && string.Concat(Enumerable.Repeat(letters[..length], letters.Length / length)) == letters)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOwn(string letters, string about)
    {
        var own = string.Concat(about.ToLowerInvariant().Where(char.IsLetter));
        var local = string.Concat(about.ToLowerInvariant().TakeWhile(c => c != '@').Where(char.IsLetter));
        return letters.Length > 2 && (letters == own || letters == local);
    }

    private static char Plain(char c) => c switch { '0' => 'o', '1' => 'i', '3' => 'e', '4' => 'a', '@' => 'a', '5' => 's', '$' => 's', '7' => 't', '!' => 'i', _ => c };
}
