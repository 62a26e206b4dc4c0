"""The window 計画プロファイル: a city's plan edited as data, with the checks beside."""
